import { useSignal } from '@preact/signals';
import { ChooseFile } from '../../components/choose-file.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { placedProblemText } from '../../problem-words.ts';
import { portfolio, rules } from '../../state/app.ts';
import { formatRoute, navigate } from '../../state/route.ts';
import { bringBack, openSample, previous, savePortfolio } from './open-portfolio.ts';
import { refused, takeFile, takeText } from './take.ts';

/** Where a list comes in: dropped, chosen, pasted; or the sample; and the portfolio that is open now. */
export function Start() {
  return (
    <div class="import-start">
      <div class="import-start__main">
        <DropZone />
        <Paste />
      </div>
      <div class="import-start__side">
        <OpenNow />
        <Sample />
      </div>
    </div>
  );
}

/** Why a portfolio file was not opened, in the engine's words. */
export function RefusedFile() {
  if (refused.value === null) return null;
  const { name, problems } = refused.value;
  return (
    <Notice kind="problem">
      <p>
        <strong>{t('import.refused', { name, count: problems.length })}</strong>{' '}
        {portfolio.value !== null && t('import.refused.kept', { name: portfolio.value.partner.name })}
      </p>
      <ul class="import-refused">
        {problems.map((problem) => (
          <li key={`${problem.pointer} ${problem.id}`}>{placedProblemText(problem)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function DropZone() {
  const isOver = useSignal(false);
  return (
    <section
      class={`card import-drop${isOver.value ? ' import-drop--over' : ''}`}
      aria-labelledby="import-drop"
      onDragOver={() => {
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={() => {
        isOver.value = false;
      }}
    >
      <svg class="import-drop__icon" viewBox="0 0 48 48" aria-hidden="true">
        <path d="M13 6h15l9 9v27H13z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
        <path
          d="M28 6v9h9M25 22v13m-5.5-5.5L25 35l5.5-5.5"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linejoin="round"
          stroke-linecap="round"
        />
      </svg>
      <h2 id="import-drop">{t('import.drop')}</h2>
      <p class="soft">{t('import.drop.how')}</p>
      <ChooseList label={t('import.choose')} isPrimary />
      <p class="soft small">{t('import.drop.kinds')}</p>
    </section>
  );
}

const LISTS = '.csv,.tsv,.txt,.json,text/csv,application/json';

/** Chooses a client list or a portfolio. */
export function ChooseList({ label, isPrimary = false }: { label: string; isPrimary?: boolean }) {
  return <ChooseFile label={label} accept={LISTS} isPrimary={isPrimary} onChoose={(file) => void takeFile(file)} />;
}

function Paste() {
  return (
    <details class="import-paste">
      <summary>{t('import.paste')}</summary>
      <form
        class="import-paste__form"
        onSubmit={(event) => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get('text');
          if (typeof text === 'string' && text.trim() !== '') takeText(text);
        }}
      >
        <textarea
          class="input import-paste__text"
          name="text"
          rows={6}
          aria-label={t('import.paste.label')}
          spellcheck={false}
        />
        <button class="button" type="submit">
          {t('import.paste.read')}
        </button>
      </form>
    </details>
  );
}

function Sample() {
  const failed = useSignal(false);
  const open = () => {
    failed.value = false;
    openSample().then(
      (asOf) => navigate('overview', { day: asOf }),
      () => {
        failed.value = true;
      },
    );
  };
  return (
    <section class="card import-panel" aria-labelledby="import-sample">
      <h2 id="import-sample">{t('import.sample')}</h2>
      <p class="soft">{t('import.sample.what')}</p>
      <button class="button" type="button" disabled={rules.value === null} onClick={open}>
        {t('import.sample.open')}
      </button>
      {failed.value && <Notice kind="problem">{t('app.viewFailed')}</Notice>}
    </section>
  );
}

/** The portfolio that is open, to be saved; and the one that was before. */
export function OpenNow() {
  const open = portfolio.value;
  if (open === null) return null;
  return (
    <section class="card import-panel" aria-labelledby="import-open">
      <h2 id="import-open">{t('import.open')}</h2>
      <p>
        <strong>{open.partner.name}</strong>
        <br />
        <span class="soft">
          {t('import.open.what', { count: open.clients?.length ?? 0, day: formatDay(open.asOf) })}
        </span>
      </p>
      <button class="button" type="button" onClick={() => savePortfolio(open)}>
        {t('import.save')}
      </button>
      {previous.value !== null && (
        <button class="button button--link" type="button" onClick={bringBack}>
          {t('import.undo', { name: previous.value.name })}
        </button>
      )}
      <a href={formatRoute({ view: 'portfolios', parameters: {} })}>{t('portfolios.all')}</a>
    </section>
  );
}
