import { useComputed } from '@preact/signals';
import type { Goal, GoalWay, Motion, Portfolio, Track } from 'tierwise';
import { planChanges } from '../../changes/from-here.ts';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { CurrencyField, MarketField } from '../../components/place-fields.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { addDays, addMonths, isDay } from '../../day.ts';
import { countryName, currencyName, formatDay, formatList, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { problemText } from '../../problem-words.ts';
import { attempt, day, model } from '../../state/app.ts';
import { checkpointsIn } from '../../state/checkpoints.ts';
import { tracks } from '../../state/minima.ts';
import { plannedDocuments, plannedPortfolio } from '../../state/planned.ts';
import { route, setParameters } from '../../state/route.ts';
import { growthMarkets, isIllustrative, tierEntry, tierName } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { DayField } from '../what-if/inputs.tsx';
import { factsStanding, saleChanges, type Target, usualCurrency, wayBy } from './advice.ts';
import { TargetField, targetFrom } from './target-field.tsx';
import { waysTable } from './todo-tables.ts';

const motions: readonly Motion[] = ['sourced', 'assisted'];
const markets: readonly GoalWay['market'][] = ['standard', 'growth'];

/** The next tier, at the next checkpoint: that is when a partner moves up. */
function useGoal() {
  return useComputed(() => {
    const { goal, goalPoints, on, sold, market, currency } = route.value.parameters;
    const next = factsStanding.value?.tiers.find(({ met }) => !met)?.id ?? tierEntry.value?.value.at(-1)?.id ?? 'gold';
    const target = targetFrom(goal, goalPoints, { tier: next });
    const book = plannedDocuments.value?.after.book;
    const from = addDays(day.value, 1);
    const checkpoint = book === undefined ? undefined : checkpointsIn(book, from, addMonths(from, 2))[0]?.on;
    const goalDay = on !== undefined && isDay(on) ? on : (checkpoint ?? day.value);
    const sellOn = sold !== undefined && isDay(sold) ? sold : goalDay < day.value ? goalDay : day.value;
    const clients = plannedPortfolio.value?.clients ?? [];
    const place = market ?? clients[0]?.market ?? 'US';
    const current = model.value?.value;
    const request = { on: goalDay, sellOn, ...target };
    return {
      target,
      on: goalDay,
      sellOn,
      market: place,
      currency: currency ?? usualCurrency(clients, place) ?? 'USD',
      outcome: current === undefined ? null : attempt(() => current.goal(request)),
    };
  });
}

/** How much to sell, and where, to be at a tier or a number of points on a day. */
export function GoalSeek() {
  const asked = useGoal().value;
  const { target, on, sellOn, market, currency, outcome } = asked;
  const goal = outcome?.value;
  return (
    <section class="card todo" aria-label={t('todo.goal')}>
      <div class="heading-row">
        <h2>{t('todo.goal')}</h2>
        {goal !== undefined && !goal.met && <CsvButton name={t('todo.goal')} table={() => waysTable(goal)} />}
      </div>
      <div class="todo__form">
        <TargetField
          target={target}
          onChange={(next) =>
            setParameters('tier' in next ? { goal: next.tier, goalPoints: '' } : { goal: '', goalPoints: next.points })
          }
        />
        <DayField label={t('todo.goalOn')} value={on} onChange={(next) => setParameters({ on: next })} />
        <DayField label={t('todo.soldOn')} value={sellOn} onChange={(next) => setParameters({ sold: next })} />
        <MarketField value={market} onChange={(next) => setParameters({ market: next, currency: '' })} />
        <CurrencyField value={currency} onChange={(next) => setParameters({ currency: next })} />
      </div>
      {outcome?.problems?.map((problem) => (
        <Notice key={problem.pointer} kind="problem">
          {problemText(problem)}
        </Notice>
      ))}
      {goal !== undefined && <GoalResult {...asked} goal={goal} />}
    </section>
  );
}

interface ResultProps {
  goal: Goal;
  target: Target;
  on: string;
  sellOn: string;
  market: string;
  currency: string;
}

function targetName(target: Target): string {
  return 'tier' in target ? tierName(target.tier) : t('todo.pointsTarget', { points: formatPoints(target.points) });
}

function GoalResult(props: ResultProps) {
  const { goal, target, on } = props;
  const mark = 'tier' in target && isIllustrative(target.tier, 'total') ? <Mark kind="illustrative" /> : null;
  const values = { target: targetName(target), on: formatDay(on) };
  if (goal.met) {
    return (
      <Notice kind="success">
        {t('todo.goalMet', values)} {mark}
      </Notice>
    );
  }
  return (
    <>
      <p>
        {missingText(goal, values)} {mark}
      </p>
      <div class="ways">
        {motions.map((motion) => (
          <Way key={motion} motion={motion} {...props} />
        ))}
      </div>
      <AllWays goal={goal} />
    </>
  );
}

function missingText({ missing, certified, unconfirmed }: Goal, values: { target: string; on: string }): string {
  const parts = tracks.flatMap((track: Track) => {
    const points = missing[track];
    return points === undefined ? [] : [t('overview.missing', { points: formatPoints(points), track })];
  });
  if (!certified) parts.push(t('todo.missing.certification'));
  if (unconfirmed.length > 0) parts.push(t('todo.missing.conditions', { count: unconfirmed.length }));
  return t('todo.missing', { ...values, missing: formatList(parts) });
}

/** One way to the goal, in the chosen market and currency. */
function Way({ goal, motion, on, sellOn, market, currency }: ResultProps & { motion: Motion }) {
  const marketType = growthMarkets.value.has(market) ? 'growth' : 'standard';
  const way = wayBy(goal.ways, motion, marketType, currency);
  const values = { market: countryName(market), day: formatDay(sellOn), motion };
  return (
    <div class="way">
      <h3>{t(`motion.${motion}`)}</h3>
      {way === undefined ? (
        <p>{t('currency.unpriced', { currency: currencyName(currency) })}</p>
      ) : way.amount === null ? (
        <p>{reasonText(way)}</p>
      ) : (
        <>
          <p class="way__amount">{formatMoney(way.amount, currency)}</p>
          <p class="soft small">{t('todo.way', { ...values, on: formatDay(on) })}</p>
          <button class="button" type="button" onClick={() => applyWay(plannedPortfolio.peek(), market, way, sellOn)}>
            {t('todo.applySale')}
          </button>
        </>
      )}
    </div>
  );
}

function applyWay(portfolio: Portfolio | null, market: string, way: GoalWay, sellOn: string): void {
  if (portfolio === null) return;
  const name = t('todo.newClient', { market: countryName(market) });
  planChanges(saleChanges(portfolio, name, market, way, sellOn));
}

function reasonText({ reason }: GoalWay): string {
  return t('todo.notThisWay', { reason: reason === undefined ? '' : t(`todo.reason.${reason}`) });
}

/** The same for every currency, motion and kind of market. */
function AllWays({ goal: { ways } }: { goal: Goal }) {
  const currencies = [...new Set(ways.map(({ currency }) => currency))];
  const columns = motions.flatMap((motion) => markets.map((market) => ({ motion, market })));
  return (
    <details>
      <summary>{t('todo.allWays')}</summary>
      <ScrollX label={t('todo.allWays')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('currency.label')}</th>
              {columns.map(({ motion, market }) => (
                <th key={`${motion} ${market}`} scope="col" class="number">
                  {t('todo.column', { motion, market })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {currencies.map((currency) => (
              <tr key={currency}>
                <th scope="row">{currencyName(currency)}</th>
                {columns.map(({ motion, market }) => (
                  <td key={`${motion} ${market}`} class="number">
                    <WayCell way={wayBy(ways, motion, market, currency)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </details>
  );
}

function WayCell({ way }: { way: GoalWay | undefined }) {
  if (way === undefined) return <>—</>;
  if (way.amount === null)
    return <span class="soft">{way.reason === undefined ? '—' : t(`todo.short.${way.reason}`)}</span>;
  return <>{formatMoney(way.amount, way.currency)}</>;
}
