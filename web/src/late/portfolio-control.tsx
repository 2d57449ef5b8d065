import './portfolio-control.css';
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { placeBeside } from '../components/place-beside.ts';
import { completeTexts, t } from '../messages.ts';
import { openEntry } from '../state/portfolio-list.ts';

/** The name of the open portfolio; its menu, which switches to another, is loaded when it is first opened. */
export function PortfolioControl() {
  const menu = useSignal<{ component: ComponentType<{ close: () => void }> } | null>(null);
  const popover = useRef<HTMLDivElement>(null);
  const load = async () => {
    const [{ PortfolioMenu }] = await Promise.all([import('./portfolio-menu.tsx'), completeTexts()]);
    menu.value = { component: PortfolioMenu };
  };
  const name = openEntry.value?.name;
  if (name === undefined) return null;
  const Shown = menu.value?.component;
  return (
    <>
      <button
        class="button button--quiet portfolio-menu__button"
        type="button"
        popovertarget="portfolio-menu"
        aria-label={t('app.portfolio', { name })}
        onClick={() => void load()}
      >
        <span class="portfolio-menu__name">{name}</span>
      </button>
      <div
        id="portfolio-menu"
        class="popover portfolio-menu__popover"
        popover="auto"
        ref={popover}
        onToggle={(event) => placeBeside(event.currentTarget)}
      >
        {Shown !== undefined && <Shown close={() => popover.current?.hidePopover()} />}
      </div>
    </>
  );
}
