import { useSignal, useSignalEffect } from '@preact/signals';
import { Notice } from '../components/notice.tsx';
import { completeTexts, t } from '../messages.ts';
import { takeUpdate, update } from './update.ts';

/** What the page has to say that is about no view. The first visit loads no texts for it before it is said. */
export function Notices() {
  const hasTexts = useSignal(false);
  useSignalEffect(() => {
    if (update.value === 'none') return;
    void completeTexts().then(() => {
      hasTexts.value = true;
    });
  });
  return hasTexts.value ? <UpdateNotice /> : null;
}

function UpdateNotice() {
  if (update.value === 'none') return null;
  return (
    <Notice>
      <div class="notice__row" role="status">
        <span>{t(update.value === 'ready' ? 'update.ready' : 'update.taken')}</span>
        <button class="button" type="button" onClick={takeUpdate}>
          {t('update.reload')}
        </button>
      </div>
    </Notice>
  );
}
