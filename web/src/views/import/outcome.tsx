import { useSignalEffect } from '@preact/signals';
import { announce } from '../../announce.ts';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatPoints } from '../../format.ts';
import type { ClientExport } from '../../import/index.ts';
import { t } from '../../messages.ts';
import { placedProblemText } from '../../problem-words.ts';
import { ruleBook } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { openEntry } from '../../state/portfolio-list.ts';
import { navigate } from '../../state/route.ts';
import { openPortfolio } from './open-portfolio.ts';
import { ChooseList } from './start.tsx';
import { answers, markOpened, preview, source } from './state.ts';

/** What came of the list so far: clients, points and tier, and the way on. Always in sight. */
export function Outcome({ list }: { list: ClientExport }) {
  const { imported, rejected, portfolio } = list;
  useSignalEffect(() => {
    const total = preview.value?.value?.points.total;
    if (total !== undefined) announce(t('import.announced', { tier: tierName(), total: formatPoints(total) }));
  });
  const open = (place: 'beside' | 'instead') => {
    if (openPortfolio(portfolio, place).length > 0) return;
    markOpened();
    navigate('overview');
  };
  const isReady = imported.length > 0 && preview.value?.value !== undefined;
  return (
    <aside class="card import-outcome" aria-label={t('import.outcome')}>
      <p class="import-outcome__file">
        <strong>{source.value?.name || t('import.pasted')}</strong>
        <span class="soft small">{t('import.read', { count: imported.length, rejected: rejected.length })}</span>
      </p>
      <Standing />
      {preview.value?.problems !== undefined && (
        <Notice kind="problem">
          {preview.value.problems.map((problem) => (
            <p key={problem.pointer}>{placedProblemText(problem)}</p>
          ))}
        </Notice>
      )}
      <div class="import-outcome__actions">
        <button class="button button--primary" type="button" disabled={!isReady} onClick={() => open('beside')}>
          {t('import.openThis')}
        </button>
        {openEntry.value !== undefined && (
          <button
            class="button"
            type="button"
            disabled={!isReady}
            title={t('import.replaceHint')}
            onClick={() => open('instead')}
          >
            {t('import.replace', { name: openEntry.value.name })}
          </button>
        )}
        <ChooseList label={t('import.another')} />
        <button
          class="button button--quiet"
          type="button"
          onClick={() => {
            source.value = null;
          }}
        >
          {t('import.restart')}
        </button>
      </div>
    </aside>
  );
}

function tierName(): string {
  const book = ruleBook.value;
  const id = preview.value?.value?.performance;
  const tiers = book === null ? [] : (inForce(book.tiers, answers.value.asOf)?.value ?? []);
  return tiers.find((tier) => tier.id === id)?.name ?? t('tier.none');
}

function Standing() {
  const standing = preview.value?.value;
  const book = ruleBook.value;
  if (standing === undefined || book === null) return null;
  const { points } = standing;
  const isIllustrative = inForce(book.tiers, answers.value.asOf)?.status === 'illustrative';
  return (
    <div class="import-outcome__standing">
      <p class="import-outcome__tier">
        {tierName()} {isIllustrative && <Mark kind="illustrative" />}
      </p>
      <p class="import-outcome__points">{t('import.points', { total: formatPoints(points.total) })}</p>
      <dl class="import-outcome__parts">
        <dt>{t('track.sourced')}</dt>
        <dd>{formatPoints(points.sourced)}</dd>
        <dt>{t('motion.assisted')}</dt>
        <dd>{formatPoints(points.assisted)}</dd>
        <dt>{t('track.managed')}</dt>
        <dd>{formatPoints(points.managed)}</dd>
      </dl>
      {answers.value.certified !== 'yes' && <p class="import-outcome__note small">{t('import.uncertified')}</p>}
    </div>
  );
}
