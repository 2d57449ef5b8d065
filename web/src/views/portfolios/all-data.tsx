import type { Problem } from 'tierwise';
import { ChooseFile } from '../../components/choose-file.tsx';
import { Notice } from '../../components/notice.tsx';
import { t } from '../../messages.ts';
import { placedProblemText } from '../../problem-words.ts';
import { minima } from '../../state/app.ts';
import { type Restored, restoreText, restoring } from '../../state/backup.ts';
import { saveAllData } from '../../state/save-all.ts';

/** Everything on this device as one file, and back from it. */
export function AllData() {
  const outcome = restoring.value;
  return (
    <section class="card portfolios__panel" aria-labelledby="all-data">
      <h2 id="all-data">{t('backup.title')}</h2>
      <p class="soft">{t('backup.what')}</p>
      <button class="button" type="button" onClick={() => void saveAllData()}>
        {t('backup.save')}
      </button>
      <ChooseFile
        label={t('backup.restore')}
        accept=".json,application/json"
        onChoose={async (file) => restoreText(await file.text())}
      />
      <p class="soft small">{t('backup.restoreHint')}</p>
      {outcome?.problems !== undefined && <Refused problems={outcome.problems} />}
      {outcome?.value !== undefined && <Taken restored={outcome.value} />}
    </section>
  );
}

const SHOWN = 5;

function Refused({ problems }: { problems: readonly Problem[] }) {
  return (
    <Notice kind="problem">
      <p>{t('backup.refused')}</p>
      <ul>
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={problem.pointer}>{placedProblemText(problem)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Taken({ restored: { entries, otherMinima } }: { restored: Restored }) {
  const isOpenChoice = otherMinima !== null && minima.value !== otherMinima;
  return (
    <Notice kind="success">
      <p role="status">{t('backup.restored', { count: entries.length })}</p>
      {isOpenChoice && (
        <p>
          {t('backup.otherMinima')}{' '}
          <button
            class="button"
            type="button"
            onClick={() => {
              minima.value = otherMinima;
            }}
          >
            {t('backup.takeMinima')}
          </button>
        </p>
      )}
    </Notice>
  );
}
