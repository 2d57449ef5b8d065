import './calculator.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../../announce.ts';
import { Notice } from '../../components/notice.tsx';
import { SampleButton } from '../../components/sample-button.tsx';
import { completeTexts, t } from '../../messages.ts';
import { day, portfolio } from '../../state/app.ts';
import { formatRoute, route, setParameters } from '../../state/route.ts';
import { inputFromLink, linkParameters } from './input.ts';
import { pageCalculator } from './page-calculator.ts';
import { CalculatorPanel } from './panel.tsx';
import { CalculatorContext } from './state.ts';

/** What a sale and a client are worth in points, and what that does to a tier; needs no data. */
export function Calculator() {
  useEffect(takeLink, []);
  return (
    <CalculatorContext.Provider value={pageCalculator}>
      <CalculatorPanel
        level={1}
        sectionRole="region"
        announce={announce}
        actions={
          <>
            <CopyLink />
            <EmbedButton />
          </>
        }
        minimaLink={<a href={formatRoute({ view: 'rules', parameters: {} })}>{t('effect.minima')}</a>}
      />
      <FirstVisit />
    </CalculatorContext.Provider>
  );
}

/** A link's figures go into the form once; after that the form is the reader's. */
function takeLink(): void {
  const { parameters } = route.peek();
  if (parameters.sold === undefined) return;
  const { input } = pageCalculator;
  input.value = inputFromLink(parameters, input.peek());
  setParameters(Object.fromEntries(Object.keys(linkParameters(input.peek())).map((key) => [key, ''])));
}

/** Puts an address that restores exactly these figures into the clipboard. */
function CopyLink() {
  const copied = useSignal(false);
  const copy = async () => {
    const { day: shownDay = '' } = route.value.parameters;
    const fragment = formatRoute({
      view: 'calculator',
      parameters: { ...linkParameters(pageCalculator.input.value), day: shownDay || day.value },
    });
    await navigator.clipboard.writeText(new URL(fragment, location.href).href);
    copied.value = true;
  };
  return (
    <button
      class="button button--quiet"
      type="button"
      onClick={() => void copy()}
      onBlur={() => {
        copied.value = false;
      }}
    >
      {copied.value ? t('calculator.linkCopied') : t('calculator.copyLink')}
    </button>
  );
}

/** Shows the code that puts the calculator on another site. */
function EmbedButton() {
  const shown = useSignal<typeof import('./embed-code.tsx') | null>(null);
  const isUnreachable = useSignal(false);
  const open = async () => {
    try {
      const [code] = await Promise.all([import('./embed-code.tsx'), completeTexts()]);
      shown.value = code;
    } catch {
      isUnreachable.value = true;
    }
  };
  return (
    <>
      <button class="button button--quiet" type="button" aria-haspopup="dialog" onClick={() => void open()}>
        {t('calculator.embed')}
      </button>
      {isUnreachable.value && <Notice kind="problem">{t('app.viewFailed')}</Notice>}
      {shown.value !== null && (
        <shown.value.EmbedCode
          input={pageCalculator.input.value}
          onClose={() => {
            shown.value = null;
          }}
        />
      )}
    </>
  );
}

/** The way on for somebody without a portfolio. */
function FirstVisit() {
  if (portfolio.value !== null) return null;
  return (
    <p class="calculator__next soft">
      {t('calculator.next')}{' '}
      <a class="button" href={formatRoute({ view: 'import', parameters: {} })}>
        {t('calculator.next.import')}
      </a>
      <SampleButton />
    </p>
  );
}
