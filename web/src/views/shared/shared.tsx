import './shared.css';
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { Evaluation, RuleBook } from 'tierwise';
import { Notice } from '../../components/notice.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { placedProblemText } from '../../problem-words.ts';
import { openShared } from '../../share/portfolio.ts';
import { hasSameRules, type SharedPortfolio, standingUnder } from '../../share/shared.ts';
import { minima, type Outcome, ruleBook, rules } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { formatRoute, route } from '../../state/route.ts';
import { type Received, received, receiveLink } from './state.ts';

/** What a link or a file brings, before it is opened beside the reader's own portfolios. */
export default function Shared() {
  useSignalEffect(() => {
    const { link } = route.value.parameters;
    if (link !== undefined && rules.value !== null) void receiveLink(link);
  });
  return (
    <>
      <h1>{t('shared.title')}</h1>
      {received.value === null ? <p>{t('shared.nothing')}</p> : <Content received={received.value} />}
    </>
  );
}

const SHOWN_PROBLEMS = 5;

function Content({ received: { shared, fault, problems } }: { received: Received }) {
  if (shared !== undefined) return <Preview shared={shared} />;
  return (
    <div class="shared">
      <Notice kind="problem">
        {fault !== undefined && <p>{t(`shared.fault.${fault}`)}</p>}
        {problems !== undefined && (
          <>
            <p>{t('shared.refused')}</p>
            <ul>
              {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
                <li key={problem.pointer}>{placedProblemText(problem)}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      <p>{t('shared.untouched')}</p>
      <p>
        <a class="button" href={formatRoute({ view: 'overview', parameters: {} })}>
          {t('shared.back')}
        </a>
      </p>
    </div>
  );
}

function Preview({ shared }: { shared: SharedPortfolio }) {
  const hasOwnMinima = Object.keys(minima.value).length > 0;
  const hasOtherMinima = JSON.stringify(minima.value) !== JSON.stringify(shared.rules.minima);
  const takesMinima = useSignal(hasOtherMinima && !hasOwnMinima);
  const { name, portfolio, scenarios, day, shown } = shared;
  const plan = scenarios.find(({ id }) => id === shown);
  return (
    <div class="card shared">
      <p>
        <strong>{name}</strong>
        <br />
        {t('import.open.what', { count: portfolio.clients?.length ?? 0, day: formatDay(portfolio.asOf) })}
      </p>
      <p>
        {plan === undefined
          ? t('shared.facts', { count: scenarios.length })
          : t('shared.plan', { name: plan.name, count: plan.changes.length })}
      </p>
      {!hasSameRules(shared) && (
        <Notice kind="warning">{t('shared.otherRules', { id: shared.rules.id, version: shared.rules.version })}</Notice>
      )}
      <Standings shared={shared} />
      {hasOtherMinima && (
        <label class="shared__minima">
          <input
            type="checkbox"
            checked={takesMinima.value}
            onChange={({ currentTarget }) => {
              takesMinima.value = currentTarget.checked;
            }}
          />
          <span>{t(hasOwnMinima ? 'shared.minima.replace' : 'shared.minima.take')}</span>
        </label>
      )}
      <button class="button button--primary" type="button" onClick={() => openShared(shared, takesMinima.value)}>
        {t('shared.open')}
      </button>
      <p class="soft small">{t('shared.beside', { day: formatDay(day) })}</p>
    </div>
  );
}

/** Where it stands: by the rules with which it was sent, and by those in force here where they differ. */
function Standings({ shared }: { shared: SharedPortfolio }) {
  const sent = useComputed(() => standingUnder(shared.book, shared));
  const here = useComputed(() => (ruleBook.value === null ? null : standingUnder(ruleBook.value, shared)));
  const isSame = hasSameRules(shared);
  const book = ruleBook.value;
  if (book === null) return null;
  return (
    <ScrollX label={t('shared.standing', { day: formatDay(shared.day) })}>
      <table class="table">
        <caption class="small soft">{t('shared.standing', { day: formatDay(shared.day) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('shared.rules')}</th>
            <th scope="col" class="number">
              {t('overview.points')}
            </th>
            <th scope="col">{t('overview.performance')}</th>
          </tr>
        </thead>
        <tbody>
          <Standing label={t('shared.asSent')} outcome={sent.value} book={shared.book} day={shared.day} />
          {!isSame && <Standing label={t('shared.here')} outcome={here.value} book={book} day={shared.day} />}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Standing({
  label,
  outcome,
  book,
  day,
}: {
  label: string;
  outcome: Outcome<Evaluation>;
  book: RuleBook;
  day: string;
}) {
  const [problem] = outcome?.problems ?? [];
  const standing = outcome?.value;
  const tier = (id: string) => inForce(book.tiers, day)?.value.find((one) => one.id === id)?.name ?? id;
  return (
    <tr>
      <th scope="row">{label}</th>
      {problem !== undefined && <td colSpan={2}>{placedProblemText(problem)}</td>}
      {standing !== undefined && (
        <>
          <td class="number">{formatPoints(standing.points.total)}</td>
          <td>{standing.performance === null ? t('tier.none') : tier(standing.performance)}</td>
        </>
      )}
    </tr>
  );
}
