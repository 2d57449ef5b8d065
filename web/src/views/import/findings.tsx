import type { Assumption, ClientExport, Correction, Field, RowProblem } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { answers, correct } from './state.ts';
import { fieldName, findingValues, rowNumbers } from './words.ts';

/** The rows that became no client, each with what is wrong and a field to put it right. */
export function Rejected({ list: { rejected } }: { list: ClientExport }) {
  const corrected = answers.value.corrections.filter(({ row }) => !rejected.some((one) => one.row === row));
  if (rejected.length === 0) return <Corrected corrections={corrected} />;
  return (
    <section class="card import-panel" aria-labelledby="import-rejected">
      <h2 id="import-rejected">{t('import.rejected', { count: rejected.length })}</h2>
      <p class="soft small">{t('import.rejected.why')}</p>
      <ul class="import-rejected">
        {rejected.map(({ row, line, name, problems }) => (
          <li key={row} class="import-rejected__row">
            <p>
              <strong>{name || t('import.rejected.nameless')}</strong>{' '}
              <span class="soft small">{t(line === row ? 'import.row' : 'import.rowAndLine', { row, line })}</span>
            </p>
            {problems.map((problem) => (
              <Problem key={`${problem.id} ${problem.params.field}`} row={row} problem={problem} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was put right stays in sight as long as nothing else asks for it. */
function Corrected({ corrections }: { corrections: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  return <p class="soft small">{t('import.corrected', { count: corrections.length })}</p>;
}

function Problem({ row, problem: { id, params } }: { row: number; problem: RowProblem }) {
  const field = params.field as Field | undefined;
  return (
    <div class="import-rejected__problem">
      <p>{t(`import.problem.${id}`, findingValues(params))}</p>
      {field !== undefined && (
        <form
          class="import-rejected__fix"
          onSubmit={(event) => {
            event.preventDefault();
            correct(row, field, String(new FormData(event.currentTarget).get('text') ?? '').trim());
          }}
        >
          <input
            class="input"
            type="text"
            name="text"
            required
            aria-label={t('import.fix.label', { field: fieldName(field), row })}
            placeholder={String(params.found ?? '')}
          />
          <button class="button button--quiet" type="submit">
            {t('import.fix')}
          </button>
        </form>
      )}
    </div>
  );
}

/** What was taken for granted, in words, most particular first. */
export function Assumed({ list: { assumed } }: { list: ClientExport }) {
  if (assumed.length === 0) return null;
  return (
    <section class="card import-panel" aria-labelledby="import-assumed">
      <h2 id="import-assumed">{t('import.assumed')}</h2>
      <ul class="import-assumed">
        {assumed.map((assumption) => (
          <li key={`${assumption.id} ${JSON.stringify(assumption.params)}`}>
            <AssumptionText assumption={assumption} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AssumptionText({ assumption: { id, params, rows } }: { assumption: Assumption }) {
  return (
    <>
      <span class="import-assumed__sign" aria-hidden="true">
        ≈
      </span>
      <span>
        {t(`import.assumption.${id}`, findingValues(params))} <span class="soft">{rowNumbers(rows)}</span>
      </span>
    </>
  );
}
