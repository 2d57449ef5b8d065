import { fold } from './words.ts';

/** What Tierwise takes from a client list. */
export const FIELDS = [
  'name',
  'accountName',
  'domain',
  'hubId',
  'country',
  'mrr',
  'splitManagedMrr',
  'isManaged',
  'managedUntil',
  'relationshipType',
  'soldMrr',
  'soldLines',
  'renewalMrr',
  'renewalDate',
  'products',
  'usage',
  'successManagerName',
  'successManagerEmail',
] as const;
/** No column of the export says these; they come from whoever imports, row by row. */
export const ASKED_FIELDS = ['currency', 'soldOn', 'motion'] as const;

export type ColumnField = (typeof FIELDS)[number];
export type Field = ColumnField | (typeof ASKED_FIELDS)[number];
/** A language in which the owner labels the columns. */
export type LabelLanguage = 'en' | 'es';

interface ColumnNames {
  /** The owner's internal name, the same in every language. */
  internal?: string;
  labels: Readonly<Record<LabelLanguage, readonly string[]>>;
}

/** How the owner names its columns. Another language of labels is another entry in each row. */
export const COLUMN_NAMES: Readonly<Record<ColumnField, ColumnNames>> = {
  name: { internal: 'hs_client_name', labels: { en: ['Client name'], es: ['Nombre del cliente'] } },
  accountName: {
    internal: 'hs_client_account_name',
    labels: { en: ['Client account name'], es: ['Nombre de la cuenta del cliente'] },
  },
  domain: {
    internal: 'hs_client_domain_name',
    labels: { en: ['Company domain name'], es: ['Nombre de dominio de la empresa'] },
  },
  hubId: { labels: { en: ['Hub ID'], es: ['ID de Hub'] } },
  country: { internal: 'hs_country', labels: { en: ['Country'], es: ['País'] } },
  mrr: { internal: 'hs_total_subscription_mrr', labels: { en: ['Total MRR'], es: ['MRR totales'] } },
  splitManagedMrr: {
    internal: 'hs_split_managed_mrr',
    labels: { en: ['Split managed MRR'], es: ['MRR gestionado dividido'] },
  },
  isManaged: { internal: 'hs_is_managed', labels: { en: ['Is managed?'], es: ['¿Está gestionado?'] } },
  managedUntil: {
    internal: 'hs_managed_relationship_estimated_expiration_date',
    labels: {
      en: ['Managed relationship estimated expiration date'],
      es: ['Fecha de caducidad estimada de la relación gestionada'],
    },
  },
  relationshipType: {
    internal: 'hs_relationship_type',
    labels: { en: ['Relationship type'], es: ['Tipo de relación'] },
  },
  soldMrr: { labels: { en: ['Sold MRR'], es: ['MRR de venta'] } },
  soldLines: { labels: { en: ['Sold product lines'], es: ['Líneas de producto de venta'] } },
  renewalMrr: { internal: 'hs_renewal_mrr', labels: { en: ['Renewal MRR'], es: ['MRR por renovación'] } },
  renewalDate: {
    internal: 'hs_next_renewal_date',
    labels: { en: ['Next renewal date'], es: ['Próxima fecha de renovación'] },
  },
  products: {
    internal: 'hs_all_active_products',
    labels: { en: ['All active products'], es: ['Todos los productos activos'] },
  },
  usage: {
    internal: 'hs_unified_usage_score',
    labels: { en: ['Unified usage score'], es: ['Calificación de uso unificada'] },
  },
  successManagerName: {
    internal: 'hs_success_owner_name',
    labels: { en: ['Customer success manager name'], es: ['Nombre del Customer Success Manager'] },
  },
  successManagerEmail: {
    internal: 'hs_success_owner_email',
    labels: { en: ['Customer success manager email'], es: ['Correo electrónico del Customer Success Manager'] },
  },
};

/** A column that was recognised. */
export interface Column {
  field: ColumnField;
  /** As the file writes it. */
  header: string;
  /** 0 for the first column. */
  index: number;
  by: 'internal-name' | 'label' | 'choice';
  language?: LabelLanguage;
}
/** Overrides what a header says: the column to take for a field, or null for none. */
export type ColumnChoice = Partial<Record<ColumnField, number | null>>;
/** What headers that no list of labels has were taken for before, by their folded text. */
export type LearnedColumns = Readonly<Record<string, ColumnField>>;

/** Remembers that a header stands for a field; without a header, forgets what was remembered for the field. */
export function learnColumn(learned: LearnedColumns, field: ColumnField, header?: string): LearnedColumns {
  const others = Object.entries(learned).filter(([, known]) => known !== field);
  return Object.fromEntries(header === undefined ? others : [...others, [fold(header), field]]);
}

type Recognised = Pick<Column, 'field' | 'by' | 'language'>;

function nameIndex(): Map<string, Recognised> {
  const index = new Map<string, Recognised>();
  for (const field of FIELDS) {
    const { internal, labels } = COLUMN_NAMES[field];
    if (internal !== undefined) index.set(fold(internal), { field, by: 'internal-name' });
    for (const language of Object.keys(labels) as LabelLanguage[]) {
      for (const label of labels[language]) index.set(fold(label), { field, by: 'label', language });
    }
  }
  return index;
}

const RECOGNISED = nameIndex();

function choose(headers: readonly string[], choice: ColumnChoice): Column[] {
  return FIELDS.flatMap((field) => {
    const index = choice[field];
    const header = typeof index === 'number' ? headers[index] : undefined;
    return header === undefined || typeof index !== 'number' ? [] : [{ field, header, index, by: 'choice' as const }];
  });
}

/**
 * The columns of a header row, in the order of the file. Names are compared whole, so "Renewal MRR Change" is not
 * "Renewal MRR". Where two columns claim one field, the internal name wins, then the first. What was learned counts only
 * for headers that are not known.
 */
export function recogniseColumns(
  headers: readonly string[],
  choice: ColumnChoice = {},
  learned: LearnedColumns = {},
): Column[] {
  const byLearning = new Map(
    Object.entries(learned).map(([header, field]) => [header, { field, by: 'choice' as const }]),
  );
  const byField = new Map(choose(headers, choice).map((column) => [column.field, column]));
  for (const [index, header] of headers.entries()) {
    const recognised: Recognised | undefined = RECOGNISED.get(fold(header)) ?? byLearning.get(fold(header));
    if (!recognised || recognised.field in choice) continue;
    const known = byField.get(recognised.field);
    if (!known || (known.by === 'label' && recognised.by === 'internal-name')) {
      byField.set(recognised.field, { ...recognised, header, index });
    }
  }
  return [...byField.values()].sort((a, b) => a.index - b.index);
}
