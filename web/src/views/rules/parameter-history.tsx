import type { Dated, RuleBook, Source } from 'tierwise';
import { RuleSource, RuleStatus } from '../../components/rule-origin.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { day } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import type { Parameter } from './parameters.ts';

/** One parameter with all its values by date, the one in force on the shown day first among equals. */
export function ParameterHistory({ parameter, book }: { parameter: Parameter; book: RuleBook }) {
  const entries = parameter.entries(book);
  const current = inForce(entries, day.value);
  return (
    <article class="rule">
      <header class="rule__head">
        <h3>{t(parameter.label)}</h3>
        <code class="rule__id">{parameter.id}</code>
      </header>
      {entries.length === 0 && <p class="soft small">{t('rules.none')}</p>}
      <ol class="rule__entries">
        {entries.map((entry) => (
          <Entry key={entry.from} entry={entry} isCurrent={entry === current} source={book.sources[entry.source]} />
        ))}
      </ol>
    </article>
  );
}

function Entry({
  entry,
  isCurrent,
  source,
}: {
  entry: Dated<readonly string[]>;
  isCurrent: boolean;
  source: Source | undefined;
}) {
  return (
    <li class={`rule__entry${isCurrent ? ' rule__entry--current' : ''}`}>
      <div class="rule__when">
        <span>{t('rules.from', { day: formatDay(entry.from) })}</span>
        {isCurrent && <span class="tag tag--good">{t('rules.current')}</span>}
      </div>
      <div class="rule__what">
        {entry.value.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="rule__why small soft">
        <RuleStatus status={entry.status} /> {entry.note} {source !== undefined && <RuleSource source={source} />}
      </div>
    </li>
  );
}
