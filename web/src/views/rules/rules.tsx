import './rules.css';
import { t } from '../../messages.ts';
import { ruleBook } from '../../state/app.ts';
import { linkTo } from '../../state/route.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { MinimaTable } from './minima-table.tsx';
import { ParameterHistory } from './parameter-history.tsx';
import { parameters } from './parameters.ts';
import { rulesTable } from './rules-table.ts';

/** The rule book, readable by a person, and the one place for the reader's own tier minima. */
export default function Rules() {
  const book = ruleBook.value;
  if (book === null) return <h1>{t('rules.title')}</h1>;
  return (
    <>
      <div>
        <h1>{t('rules.title')}</h1>
        <p class="soft">
          {t('rules.book', { title: book.title, version: book.version })} <a href={linkTo('how')}>{t('view.how')}</a>
        </p>
      </div>
      <MinimaTable />
      <section class="card rules" aria-labelledby="rules-all">
        <div class="heading-row">
          <h2 id="rules-all">{t('rules.all')}</h2>
          <CsvButton name={t('rules.all')} table={() => rulesTable(book)} />
        </div>
        <p class="soft small">{t('rules.statuses')}</p>
        {parameters.map((parameter) => (
          <ParameterHistory key={parameter.id} parameter={parameter} book={book} />
        ))}
      </section>
    </>
  );
}
