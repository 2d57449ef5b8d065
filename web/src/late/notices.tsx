import { computed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Notice } from '../components/notice.tsx';
import { formatDay } from '../format.ts';
import { completeTexts, t } from '../messages.ts';
import { day, heldBack, now, portfolio, setDay } from '../state/app.ts';
import { takeOtherTab } from '../state/keep.ts';
import { keepWhatIsShown, unreadable } from '../state/portfolios.ts';
import { formatRoute } from '../state/route.ts';
import { shownScenario } from '../state/scenarios.ts';
import { elsewhere, flush, hasUnwritten, type StorageFault, storageFault } from '../state/storage.ts';
import { dismiss, type Recovery, recovery, tryAgain } from './recovery.ts';
import { takeUpdate, update } from './update.ts';

/** What the page has to say that is about no view. The first visit loads no texts for it before it is said. */
export function Notices() {
  const hasTexts = useSignal(false);
  useSignalEffect(() => {
    const isSilent = storageFault.value === null && update.value === 'none' && unreadable.value === null;
    if (isSilent && elsewhere.value.size === 0 && recovery.value === null && !isClockBehind.value) return;
    void completeTexts().then(() => {
      hasTexts.value = true;
    });
  });
  useSignalEffect(() => {
    if (storageFault.value === null || !hasUnwritten.value) return;
    const ask = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  });
  if (!hasTexts.value) return null;
  return (
    <>
      <EngineNotice />
      <FaultNotice />
      <ElsewhereNotice />
      <UnreadableNotice />
      <ClockNotice />
      <UpdateNotice />
    </>
  );
}

function Row({ children }: { children: ComponentChildren }) {
  return <div class="notice__row">{children}</div>;
}

function Action({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button class="button" type="button" onClick={onClick}>
      {label}
    </button>
  );
}

const save = async () => (await import('../state/save-all.ts')).saveAllData();

/** What became of the engine, and of what it stopped at. */
function EngineNotice() {
  const happened = recovery.value;
  if (happened === null) return null;
  const outcome = engineOutcome(happened);
  const isOver = outcome === 'restarted';
  return (
    <Notice kind={isOver ? 'warning' : 'problem'}>
      <Row>
        <span role={isOver ? 'status' : undefined}>
          {t('engine.cause', { isMemory: String(happened.isMemory) })}{' '}
          {t(`engine.${outcome}`, { name: shownScenario.value?.name ?? '' })}
        </span>
        {isOver ? (
          <Action label={t('detail.close')} onClick={dismiss} />
        ) : (
          <>
            <Action label={t('storage.retry')} onClick={tryAgain} />
            <Action label={t('storage.save')} onClick={() => void save()} />
          </>
        )}
      </Row>
    </Notice>
  );
}

function engineOutcome({ state }: Recovery): 'failed' | 'factsHeld' | 'planHeld' | 'restarted' {
  const isHeld = (document: object | null) => document !== null && heldBack.value.has(document);
  if (state === 'failed') return 'failed';
  if (isHeld(portfolio.value)) return 'factsHeld';
  return isHeld(shownScenario.value) ? 'planHeld' : 'restarted';
}

const FAULT_TEXTS = {
  unavailable: 'app.storageFailed',
  full: 'storage.full',
  blocked: 'storage.blocked',
  newer: 'storage.newer',
} as const satisfies Record<StorageFault, string>;

function FaultNotice() {
  const fault = storageFault.value;
  if (fault === null) return null;
  return (
    <Notice kind={fault === 'blocked' ? 'info' : 'problem'}>
      <Row>
        <span>{t(FAULT_TEXTS[fault])}</span>
        {fault !== 'blocked' && <Action label={t('storage.save')} onClick={() => void save()} />}
        {fault === 'full' && <Action label={t('storage.retry')} onClick={() => void flush()} />}
      </Row>
    </Notice>
  );
}

function ElsewhereNotice() {
  const kinds = new Set(elsewhere.value.values());
  if (kinds.size === 0) return null;
  const isGone = kinds.has('gone');
  return (
    <Notice kind="problem">
      <Row>
        <span>{t(isGone ? 'storage.gone' : 'storage.changed')}</span>
        <Action
          label={t(isGone ? 'storage.gone.keep' : 'storage.changed.keep')}
          onClick={() => void keepWhatIsShown()}
        />
        {!isGone && <Action label={t('storage.changed.take')} onClick={() => void takeOtherTab()} />}
        <Action label={t('storage.save')} onClick={() => void save()} />
      </Row>
    </Notice>
  );
}

function UnreadableNotice() {
  const entry = unreadable.value;
  if (entry === null) return null;
  return (
    <Notice kind="problem">
      <Row>
        <span>{t('storage.unreadable', { name: entry.name })}</span>
        <a class="button" href={formatRoute({ view: 'portfolios', parameters: {} })}>
          {t('portfolios.all')}
        </a>
      </Row>
    </Notice>
  );
}

/** Data of a day to come mean that the clock was set back, or was wrong when they were made. */
const isClockBehind = computed(() => {
  const facts = portfolio.value;
  return facts !== null && facts.asOf > now.value && day.value < facts.asOf;
});

function ClockNotice() {
  const facts = portfolio.value;
  if (facts === null || !isClockBehind.value) return null;
  const asOf = formatDay(facts.asOf);
  return (
    <Notice kind="warning">
      <Row>
        <span>{t('clock.behind', { today: formatDay(now.value), asOf })}</span>
        <Action label={t('clock.show', { asOf })} onClick={() => setDay(facts.asOf)} />
      </Row>
    </Notice>
  );
}

function UpdateNotice() {
  if (update.value === 'none') return null;
  return (
    <Notice>
      <div class="notice__row" role="status">
        <span>{t(update.value === 'ready' ? 'update.ready' : 'update.taken')}</span>
        <Action label={t('update.reload')} onClick={takeUpdate} />
      </div>
    </Notice>
  );
}
