import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Notice } from '../components/notice.tsx';
import { completeTexts, t } from '../messages.ts';
import { takeOtherTab } from '../state/keep.ts';
import { keepWhatIsShown, unreadable } from '../state/portfolios.ts';
import { formatRoute } from '../state/route.ts';
import { elsewhere, flush, hasUnwritten, type StorageFault, storageFault } from '../state/storage.ts';
import { takeUpdate, update } from './update.ts';

/** What the page has to say that is about no view. The first visit loads no texts for it before it is said. */
export function Notices() {
  const hasTexts = useSignal(false);
  useSignalEffect(() => {
    const isSilent = storageFault.value === null && update.value === 'none' && unreadable.value === null;
    if (isSilent && elsewhere.value.size === 0) return;
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
      <FaultNotice />
      <ElsewhereNotice />
      <UnreadableNotice />
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
