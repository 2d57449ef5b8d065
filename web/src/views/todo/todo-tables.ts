/** What is advised, as data. */
import type { Goal, Plan } from 'tierwise';
import { t } from '../../messages.ts';
import { employeeName } from '../../names.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { figure, type Table } from '../../take-away/table.ts';
import { clientName, touchRows } from './advice.ts';

export function touchesTable(plan: Plan): Table {
  const employees = plannedPortfolio.value?.employees ?? [];
  return {
    id: 'touches',
    columns: [
      t('whatif.field.client'),
      t('take.column.by'),
      t('whatif.field.employee'),
      t('whatif.field.tool'),
      t('whatif.field.action'),
      t('take.column.times'),
      t('take.column.gain'),
    ],
    rows: touchRows(plan).map(({ client, by, employee, tool, action, points, count }) => [
      clientName(client),
      by,
      employeeName(employee, employees),
      tool,
      action,
      count,
      points,
    ]),
  };
}

export function lapsesTable({ lapses }: Plan): Table {
  return {
    id: 'lapses',
    columns: [t('whatif.field.client'), t('take.column.by'), t('take.column.on'), t('take.column.change')],
    rows: lapses.map(({ client, actBy, on, points }) => [clientName(client), actBy, on, -points]),
  };
}

/** The least sale in every currency, motion and kind of market. */
export function waysTable({ ways }: Goal): Table {
  return {
    id: 'sales-to-goal',
    columns: [
      t('currency.label'),
      t('motion.label'),
      t('clients.markets'),
      t('take.column.amount'),
      t('take.column.why'),
    ],
    rows: ways.map(({ currency, motion, market, amount, reason }) => [
      currency,
      t(`motion.${motion}`),
      t(`clients.markets.${market}`),
      amount === null ? null : figure(amount),
      reason === undefined ? null : t(`todo.reason.${reason}`),
    ]),
  };
}
