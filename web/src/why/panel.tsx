import './panel.css';
import { useEffect, useRef } from 'preact/hooks';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { asked } from './asked.ts';
import { explainedDay, explainedPlan, explanation } from './explained.ts';
import { Node } from './node.tsx';

/** The explanation of a figure as a tree that opens step by step, from a total down to one activity. */
export function Panel() {
  const dialog = useRef<HTMLDialogElement>(null);
  const plan = explainedPlan.value;
  const on = formatDay(explainedDay.value);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is for those who point beside it.
    <dialog
      ref={dialog}
      class="why"
      aria-labelledby="why"
      onClose={() => {
        asked.value = null;
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="why__frame">
        <header class="why__head">
          <div>
            <h2 id="why">{t('why.title')}</h2>
            <p class="soft small">{plan === null ? t('why.when', { on }) : t('why.whenPlanned', { on, plan })}</p>
          </div>
          <button type="button" class="button button--quiet" onClick={close}>
            {t('detail.close')}
          </button>
        </header>
        {explanation.value === undefined ? (
          <p>{t('why.none')}</p>
        ) : (
          <ul class="why__tree">
            <Node node={explanation.value} on={explainedDay.value} isOpenAtFirst />
          </ul>
        )}
      </div>
    </dialog>
  );
}
