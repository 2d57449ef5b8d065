/** A change as a sentence in the page's own words. */
import type { Change, Client, QualifyingRow, RuleBook, Tier } from 'tierwise';
import { conditionNamed } from '../condition-name.ts';
import { addDays } from '../day.ts';
import {
  countryName,
  currencyName,
  formatDay,
  formatDecimal,
  formatList,
  formatMoney,
  formatMonthDay,
} from '../format.ts';
import { type MessageKey, t } from '../messages.ts';
import { employeeName, lineName, toolName } from '../names.ts';
import type { Documents } from '../state/documents.ts';
import { inForce } from '../state/minima.ts';
import { termsOf } from './new-client.ts';
import {
  type ActivityMinima,
  changedTiers,
  changedTools,
  isRulePath,
  type Reviews,
  type RuleChange,
  ruleForms,
  tierDifference,
  valueOn,
} from './rule-values.ts';
import { OTHER_TOOLS, qualifyingActions } from './tools.ts';

type Sayers = { [Do in Change['do']]: (change: Extract<Change, { do: Do }>, names: Names) => string };

/** Names by id; the id itself for what is not there. */
class Names {
  readonly book: RuleBook;
  readonly #documents: Documents;
  constructor(documents: Documents) {
    this.#documents = documents;
    this.book = documents.book;
  }
  clientOf(id: string): Client | undefined {
    return this.#documents.portfolio.clients?.find((client) => client.id === id);
  }
  client(id: string): string {
    return this.clientOf(id)?.name ?? id;
  }
  employee(id: string): string {
    return employeeName(id, this.#documents.portfolio.employees ?? []);
  }
  money(client: string, amount: string | number): string {
    const currency = this.clientOf(client)?.currency;
    return currency === undefined ? formatDecimal(amount) : formatMoney(amount, currency);
  }
}

const sayers: Sayers = {
  'add-client': ({ client }, names) => {
    const { line, mrr, from, employee, servicedFrom } = termsOf(client, '');
    return t('whatif.say.add-client', {
      name: client.name,
      market: countryName(client.market),
      currency: currencyName(client.currency),
      line: lineName(line),
      amount: mrr === '' ? 'none' : formatMoney(mrr, client.currency),
      from: mrr === '' ? '' : formatDay(from),
      employee: employee === '' ? 'none' : names.employee(employee),
      servicedFrom: employee === '' ? '' : formatDay(servicedFrom),
    });
  },
  sell: ({ client, sale }, names) =>
    t('whatif.say.sell', {
      line: lineName(sale.line),
      amount: names.money(client, sale.mrr),
      client: names.client(client),
      on: formatDay(sale.on),
      motion: sale.motion,
      replaces: sale.replaces === undefined ? 'none' : names.money(client, sale.replaces),
    }),
  'set-mrr': ({ client, line, mrr, from }, names) =>
    t(Number(mrr) === 0 ? 'whatif.say.cancel' : 'whatif.say.set-mrr', {
      client: names.client(client),
      line: lineName(line),
      amount: names.money(client, mrr),
      from: formatDay(from),
    }),
  work: ({ client, employee, tool, action, from, until, everyDays }, names) =>
    t(addDays(from, everyDays) >= until ? 'whatif.say.work-once' : 'whatif.say.work', {
      client: names.client(client),
      employee: names.employee(employee),
      tool: toolName(tool),
      action: toolName(action),
      from: formatDay(from),
      until: formatDay(addDays(until, -1)),
      everyDays,
    }),
  'stop-work': ({ client, from }, names) =>
    client === undefined
      ? t('whatif.say.stop-all-work', { from: formatDay(from) })
      : t('whatif.say.stop-work', { client: names.client(client), from: formatDay(from) }),
  join: ({ client, from }, names) => t('whatif.say.join', { client: names.client(client), from: formatDay(from) }),
  leave: ({ client, from }, names) => t('whatif.say.leave', { client: names.client(client), from: formatDay(from) }),
  'add-employee': ({ employee }) =>
    t('whatif.say.add-employee', {
      email: employee.email,
      from: formatDay(employee.from),
      isAdmin: employee.admin === true ? 'yes' : 'no',
    }),
  'give-access': ({ client, access }, names) =>
    t('whatif.say.give-access', {
      client: names.client(client),
      employee: names.employee(access.employee),
      from: formatDay(access.from),
      linked: access.linked === undefined ? 'no' : formatDay(access.linked),
    }),
  link: ({ client, employee, on }, names) =>
    t('whatif.say.link', { client: names.client(client), employee: names.employee(employee), on: formatDay(on) }),
  'remove-access': ({ client, employee, on }, names) =>
    employee === undefined
      ? t('whatif.say.remove-all-access', { client: names.client(client), on: formatDay(on) })
      : t('whatif.say.remove-access', {
          client: names.client(client),
          employee: names.employee(employee),
          on: formatDay(on),
        }),
  'delete-employee': ({ employee, on }, names) =>
    t('whatif.say.delete-employee', { employee: names.employee(employee), on: formatDay(on) }),
  deactivate: (change, names) => sayActivation('deactivate', change, names),
  reactivate: (change, names) => sayActivation('reactivate', change, names),
  'end-services': ({ client, on }, names) =>
    t('whatif.say.end-services', { client: names.client(client), on: formatDay(on) }),
  'move-client': ({ client, market, currency }, names) =>
    t('whatif.say.move-client', {
      client: names.client(client),
      market: market === undefined ? 'none' : countryName(market),
      currency: currency === undefined ? 'none' : currencyName(currency),
    }),
  certify: ({ until }) => t('whatif.say.certify', { until: formatDay(until) }),
  confirm: ({ condition }, { book }) => t('whatif.say.confirm', { condition: conditionText(book, condition) }),
  rule: (change, { book }) => sayRule(change, book),
};

/** The sentence for a change, by the documents that it is applied to. */
export function sayChange(change: Change, documents: Documents): string {
  const say = sayers[change.do] as (change: Change, names: Names) => string;
  return say(change, new Names(documents));
}

function sayActivation(
  kind: 'deactivate' | 'reactivate',
  { employee, client, on }: { employee: string; client?: string; on: string },
  names: Names,
): string {
  const values = { employee: names.employee(employee), on: formatDay(on) };
  return client === undefined
    ? t(`whatif.say.${kind}`, values)
    : t(`whatif.say.${kind}-access`, { ...values, client: names.client(client) });
}

/** What a condition says, in its latest wording. */
function conditionText({ tiers }: RuleBook, id: string): string {
  return conditionNamed(
    id,
    tiers.toReversed().flatMap(({ value }) => value),
  );
}

function sayRule(change: RuleChange, book: RuleBook): string {
  const from = formatDay(change.from);
  if (change.path === '/tiers') return sayTiers(change, book, from);
  if (change.path === '/currency/unit') return sayRecord(change, book, from);
  if (change.path === '/market/growth') return sayGrowth(change, book, from);
  if (change.path === '/managed/qualifying') return sayQualifying(change, book, from);
  if (change.path === '/managed/minimumActivities') return sayActivities(change, book, from);
  if (change.path === '/review/downReviews') return sayReviews(change, from);
  const rule = isRulePath(change.path) ? t(ruleForms[change.path].label as MessageKey) : change.path;
  const isPlain = typeof change.value === 'string' || typeof change.value === 'number';
  return isPlain
    ? t('whatif.say.rule', { rule, from, value: formatDecimal(change.value as string | number) })
    : t('whatif.say.rule-other', { rule, from });
}

function sayTiers({ value, from: day }: RuleChange, book: RuleBook, from: string): string {
  const difference = tierDifference(inForce(book.tiers, day)?.value ?? [], value as Tier[]);
  if (difference.kind === 'other') return t('whatif.say.rule-other', { rule: t('rules.tiers'), from });
  if (difference.kind === 'one') {
    const { name, track, points } = difference;
    return t('whatif.say.minimum', { from, tier: name, track: t(`track.${track}`), points: formatDecimal(points) });
  }
  const percent = Number(difference.percent);
  return t(percent < 0 ? 'whatif.say.minima-fall' : 'whatif.say.minima-rise', {
    from,
    percent: formatDecimal(Math.abs(percent)),
  });
}

function sayRecord({ path, value, from: day }: RuleChange, book: RuleBook, from: string): string {
  const before = (valueOn(book, path, day) ?? {}) as Record<string, unknown>;
  const after = value as Record<string, string | number>;
  const changed = Object.keys(after).filter((currency) => String(after[currency]) !== String(before[currency]));
  const [currency] = changed;
  return changed.length === 1 && currency !== undefined
    ? t('whatif.say.unit', {
        from,
        amount: formatMoney(after[currency] ?? 0, currency),
        currency: currencyName(currency),
      })
    : t('whatif.say.rule-other', { rule: t('rules.unit'), from });
}

function sayGrowth({ path, value, from: day }: RuleChange, book: RuleBook, from: string): string {
  const before = (valueOn(book, path, day) ?? []) as string[];
  const after = value as string[];
  const names = (codes: string[]) => formatList(codes.map(countryName));
  const added = after.filter((code) => !before.includes(code));
  const dropped = before.filter((code) => !after.includes(code));
  if (added.length > 0 && dropped.length === 0) return t('whatif.say.growth-added', { from, markets: names(added) });
  if (dropped.length > 0 && added.length === 0)
    return t('whatif.say.growth-dropped', { from, markets: names(dropped) });
  return t('whatif.say.rule-other', { rule: t('rules.growth'), from });
}

const sayOther = (change: RuleChange, from: string): string =>
  t('whatif.say.rule-other', {
    rule: isRulePath(change.path) ? t(ruleForms[change.path].label as MessageKey) : change.path,
    from,
  });

function sayQualifying(change: RuleChange, book: RuleBook, from: string): string {
  const before = (valueOn(book, change.path, change.from) ?? []) as QualifyingRow[];
  const after = change.value as QualifyingRow[];
  const [tool, ...others] = changedTools(before, after);
  if (tool === undefined || others.length > 0) return sayOther(change, from);
  const actions = qualifyingActions(after, tool);
  const values = { from, tool: tool === OTHER_TOOLS ? t('rules.otherTools') : toolName(tool) };
  return actions.length === 0
    ? t('whatif.say.qualifying-none', values)
    : t('whatif.say.qualifying', { ...values, actions: formatList(actions.map(toolName)) });
}

function sayActivities(change: RuleChange, book: RuleBook, from: string): string {
  const after = change.value as ActivityMinima;
  const [id, ...others] = changedTiers(valueOn(book, change.path, change.from) as ActivityMinima, after);
  if (id === undefined || others.length > 0) return sayOther(change, from);
  const tier = inForce(book.tiers, change.from)?.value.find((one) => one.id === id)?.name ?? id;
  const { count, days } = after[id] ?? { count: 0, days: 0 };
  return count === 0
    ? t('whatif.say.activities-none', { from, tier })
    : t('whatif.say.activities', { from, tier, count, days });
}

function sayReviews({ value }: RuleChange, from: string): string {
  const reviews = value as Reviews;
  return reviews.length === 0
    ? t('whatif.say.reviews-none', { from })
    : t('whatif.say.reviews', { from, days: formatList(reviews.map(({ on }) => formatMonthDay(on))) });
}
