import '../rules/rules.css';
import './how.css';
import type { RuleBook } from 'tierwise';
import { RuleSource, RuleStatus } from '../../components/rule-origin.tsx';
import { termIds, termName, termText } from '../../glossary/terms.ts';
import { t } from '../../messages.ts';
import { ruleBook } from '../../state/app.ts';
import { linkTo } from '../../state/route.ts';
import { type RuleId, ruleText } from '../../why/words.ts';
import { ParameterHistory } from '../rules/parameter-history.tsx';
import { parameters } from '../rules/parameters.ts';
import { Examples } from './examples.tsx';
import { type Chapter, chapters, origins } from './rules.ts';

/** Every rule of the rule book in force in plain words, with its values by date, status and source; and a glossary. */
export default function How() {
  const book = ruleBook.value;
  if (book === null) return <h1>{t('view.how')}</h1>;
  return (
    <>
      <div class="how__intro">
        <h1>{t('view.how')}</h1>
        <p>{t('how.intro')}</p>
        <p class="soft small">
          {t('rules.book', { title: book.title, version: book.version })}{' '}
          <a href={linkTo('rules')}>{t('effect.minima')}</a>
        </p>
      </div>
      <Examples />
      {chapters.map((chapter) => (
        <ChapterCard key={chapter.id} chapter={chapter} book={book} />
      ))}
      <section class="card how" aria-labelledby="glossary">
        <h2 id="glossary">{t('how.glossary')}</h2>
        <dl class="how__terms">
          {termIds.map((id) => (
            <div key={id}>
              <dt>{termName(id)}</dt>
              <dd>{termText(id)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p class="soft small">{t('rules.statuses')}</p>
    </>
  );
}

function ChapterCard({ chapter: { id, title, rules }, book }: { chapter: Chapter; book: RuleBook }) {
  return (
    <section class="card how" aria-labelledby={`how-${id}`}>
      <h2 id={`how-${id}`}>{t(title)}</h2>
      {rules.map((rule) => (
        <Rule key={rule} rule={rule} book={book} />
      ))}
    </section>
  );
}

function Rule({ rule, book }: { rule: RuleId; book: RuleBook }) {
  const origin = origins[rule];
  const source = book.sources[origin?.source ?? ''];
  return (
    <article class="how__rule">
      <p class="how__words">
        {ruleText(rule)} <code class="rule__id">{rule}</code>
      </p>
      {origin !== undefined && (
        <p class="soft small">
          <RuleStatus status={origin.status} /> {source !== undefined && <RuleSource source={source} />}
        </p>
      )}
      {parameters
        .filter(({ id }) => id === rule)
        .map((parameter) => (
          <ParameterHistory key={parameter.label} parameter={parameter} book={book} />
        ))}
    </article>
  );
}
