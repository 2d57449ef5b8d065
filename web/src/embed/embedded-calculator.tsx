import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Announcer } from '../announce.ts';
import { Notice } from '../components/notice.tsx';
import { locale, t } from '../messages.ts';
import { day } from '../state/app.ts';
import { formatRoute } from '../state/fragment.ts';
import { linkParameters } from '../views/calculator/input.ts';
import { CalculatorPanel } from '../views/calculator/panel.tsx';
import { CalculatorContext, type CalculatorState } from '../views/calculator/state.ts';

/** The script lies one folder below the page that has all the rest. */
const SCRIPT = import.meta.url;
const SITE = new URL('../', SCRIPT).href;

/** The calculator alone, with the way to the whole page. */
export function EmbeddedCalculator({
  state,
  announcer,
  failure,
}: {
  state: CalculatorState;
  announcer: Announcer;
  /** Why the engine could not start; `null` while it may. */
  failure: ReadonlySignal<string | null>;
}) {
  const figures = { ...linkParameters(state.input.value), day: day.value };
  return (
    <div class="embedded" lang={locale.value.language}>
      {failure.value !== null && <Notice kind="problem">{t('app.engineFailed', { error: failure.value })}</Notice>}
      <CalculatorContext.Provider value={state}>
        <CalculatorPanel
          level={2}
          sectionRole="group"
          announce={announcer.announce}
          actions={
            <SiteLink view="calculator" parameters={figures} isButton>
              {t('calculator.openInTierwise')}
            </SiteLink>
          }
          minimaLink={<SiteLink view="rules">{t('effect.minima')}</SiteLink>}
        />
      </CalculatorContext.Provider>
      <p class="embedded__footer" part="footer">
        {t('app.unofficial')}
      </p>
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcer.announcement}
      </p>
    </div>
  );
}

/** A link to a view of the whole page, in a tab of its own: the page around the calculator stays. */
function SiteLink({
  view,
  parameters = {},
  isButton = false,
  children,
}: {
  view: string;
  parameters?: Readonly<Record<string, string>>;
  isButton?: boolean;
  children: ComponentChildren;
}) {
  const fragment = formatRoute({ view, parameters: { ...parameters, lang: locale.value.language } });
  return (
    <a
      class={isButton ? 'button button--quiet' : undefined}
      href={`${SITE}${fragment}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      {children}
    </a>
  );
}
