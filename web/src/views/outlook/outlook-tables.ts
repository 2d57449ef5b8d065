/** What the outlook shows as tables, as data. */
import type { Differences } from 'tierwise';
import { sum } from '../../decimal.ts';
import { t } from '../../messages.ts';
import { lineName } from '../../names.ts';
import type { Coming } from '../../state/coming.ts';
import type { ClientChange } from '../../state/point-changes.ts';
import { figure, type Table } from '../../take-away/table.ts';
import { reasonText } from './change.tsx';
import type { ChartData } from './chart.tsx';
import { clientName, pointsText, whatHappens } from './coming-words.ts';
import { progressColumns, tierText } from './progress-table.tsx';

/** The figures of the chart, from each day on which one of them changes. */
export function progressTable({ moments, today, performance, credited }: ChartData): Table {
  return {
    id: 'progress',
    columns: [
      t('outlook.column.on'),
      t('outlook.column.kind'),
      ...progressColumns.map((column) => t(`outlook.column.${column}`)),
      t('outlook.column.change'),
      t('outlook.band.performance'),
      t('outlook.band.credited'),
    ],
    rows: moments.map((moment, index) => {
      const before = moments[index - 1];
      return [
        moment.on,
        t(moment.on > today ? 'outlook.future' : 'outlook.past'),
        ...progressColumns.map((column) => moment[column]),
        before === undefined ? null : figure(sum(moment.total, -before.total)),
        tierText(performance, moment.on),
        tierText(credited, moment.on),
      ];
    }),
  };
}

/** What is coming. The meaning of the points is in words, since they are lost, gained, at stake, or a total. */
export function comingTable(items: readonly Coming[]): Table {
  return {
    id: 'coming',
    columns: [
      t('take.column.on'),
      t('take.column.what'),
      t('clients.column.name'),
      t('take.column.line'),
      t('insights.track'),
      t('take.column.meaning'),
    ],
    rows: items.map((item) => [
      item.on,
      whatHappens(item),
      item.client === undefined ? null : clientName(item.client),
      item.line === undefined ? null : lineName(item.line),
      item.points,
      pointsText(item),
    ]),
  };
}

/** The changes between two days, client by client, and their total. */
export function changesTable({ change }: Differences, clients: readonly ClientChange[]): Table {
  return {
    id: 'point-changes',
    columns: [
      t('outlook.changes.client'),
      t('outlook.changes.why'),
      t('track.sold'),
      t('track.managed'),
      t('outlook.column.change'),
    ],
    rows: [
      ...clients.map(({ client, reasons, sold, managed, total }) => [
        clientName(client),
        reasons.map(reasonText).join('; '),
        sold,
        managed,
        total,
      ]),
      [t('outlook.changes.total', { count: clients.length }), null, change.sold, change.managed, change.total],
    ],
  };
}
