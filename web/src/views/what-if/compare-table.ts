import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import type { Table } from '../../take-away/table.ts';
import { tierText } from './effect.tsx';
import { type ChangedClient, clientPoints, comparedFigures, difference, type Laid, type Outcome } from './outcome.ts';

/** Plans beside the facts, as data: points and tiers first, then the clients that change. */
export function compareTable(facts: Outcome, plans: readonly Laid[], clients: readonly ChangedClient[]): Table {
  const pointsRow = (label: string, before: number, pointsOf: (outcome: Outcome) => number) => [
    label,
    before,
    ...plans.flatMap(({ outcome }) => [pointsOf(outcome), difference(pointsOf(outcome), before)]),
  ];
  const tierRow = (label: string, before: string | null, tierOf: (outcome: Outcome) => string | null) => [
    label,
    tierText(before),
    ...plans.flatMap(({ outcome }) => [tierText(tierOf(outcome)), null]),
  ];
  return {
    id: 'compare',
    columns: [
      t('whatif.byTrack'),
      t('whatif.facts'),
      ...plans.flatMap(({ scenario: { name } }) => [name, t('take.column.differenceOf', { name })]),
    ],
    rows: [
      ...comparedFigures.map((key) =>
        pointsRow(t(`whatif.figure.${key}`), facts.evaluation.points[key], ({ evaluation }) => evaluation.points[key]),
      ),
      tierRow(t('whatif.figure.performance'), facts.evaluation.performance, ({ evaluation }) => evaluation.performance),
      tierRow(t('whatif.figure.credited'), facts.evaluation.credited, ({ evaluation }) => evaluation.credited),
      ...(facts.atReview === null
        ? []
        : [
            tierRow(
              t('whatif.figure.review', { day: formatDay(facts.atReview.on) }),
              facts.atReview.held,
              ({ atReview }) => atReview?.held ?? null,
            ),
          ]),
      ...clients.map(({ id, name, before }) =>
        pointsRow(name, before, ({ evaluation }) => clientPoints(evaluation, id)),
      ),
    ],
  };
}
