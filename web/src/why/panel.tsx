import './panel.css';
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Explanation } from 'tierwise';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { attempt, day, model, scenario } from '../state/app.ts';
import { asked, findFigure, type Question } from './asked.ts';
import { Node } from './node.tsx';

/** The explanation of a figure as a tree that opens step by step, from a total down to one activity. */
export function Panel({ question }: { question: Question }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const root = useComputed(() => explain(question));
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
            <p class="soft small">
              {scenario.value.length === 0
                ? t('why.when', { on: formatDay(day.value) })
                : t('why.whenPlanned', {
                    on: formatDay(day.value),
                    plan: scenario.value.map(({ name }) => name).join(', '),
                  })}
            </p>
          </div>
          <button type="button" class="button button--quiet" onClick={close}>
            {t('detail.close')}
          </button>
        </header>
        {root.value === undefined ? (
          <p>{t('why.none')}</p>
        ) : (
          <ul class="why__tree">
            <Node node={root.value} isOpenAtFirst />
          </ul>
        )}
      </div>
    </dialog>
  );
}

function explain({ figure, client }: Question): Explanation | undefined {
  const current = model.value?.value;
  if (current === undefined) return undefined;
  const request = client === undefined ? { on: day.value } : { on: day.value, client };
  const figures = attempt(() => current.explain(request)).value?.figures;
  return figures === undefined ? undefined : findFigure(figures, figure);
}
