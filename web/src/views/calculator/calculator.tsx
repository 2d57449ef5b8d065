import './calculator.css';
import { signal, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { announce } from '../../announce.ts';
import { Notice } from '../../components/notice.tsx';
import { SampleButton } from '../../components/sample-button.tsx';
import { Term } from '../../glossary/term.tsx';
import { completeTexts, rich, t } from '../../messages.ts';
import { portfolio } from '../../state/app.ts';
import { formatRoute, route, setParameters } from '../../state/route.ts';
import { isTourSeen, markTourSeen, takeTour } from '../../tour/seen.ts';
import { inputFromLink, linkParameters } from './input.ts';
import { pageCalculator } from './page-calculator.ts';
import { CalculatorPanel } from './panel.tsx';
import { CalculatorContext } from './state.ts';

/** What a sale and a client are worth in points, and what that does to a tier; needs no data. */
export function Calculator() {
  useSignalEffect(takeLink);
  const LinkNotice = notice.value?.component;
  return (
    <CalculatorContext.Provider value={pageCalculator}>
      {LinkNotice !== undefined && <LinkNotice />}
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
      <p class="soft small">
        {rich('calculator.terms', {
          sourced: (name) => <Term id="sourced">{name}</Term>,
          managed: (name) => <Term id="managed-credit">{name}</Term>,
          growth: (name) => <Term id="growth-market">{name}</Term>,
          tier: (name) => <Term id="tier">{name}</Term>,
        })}
      </p>
    </CalculatorContext.Provider>
  );
}

/** What there is to say about a link that was opened; its code comes with the first link. */
const notice = signal<{ component: ComponentType } | null>(null);

/** A link's figures go into the form once; after that the form is the reader's. */
function takeLink(): void {
  const { parameters } = route.value;
  const { input, change } = pageCalculator;
  const names = Object.keys(linkParameters(input.peek()));
  if (parameters.link) {
    setParameters({ link: '' });
    void openLink(parameters.link);
  } else if (names.some((name) => parameters[name])) {
    change(inputFromLink(parameters, input.peek()));
    setParameters(Object.fromEntries(names.map((name) => [name, ''])));
  }
}

async function openLink(link: string): Promise<void> {
  const [{ openCalculation }, { CalculationNotice }] = await Promise.all([
    import('../../share/calculation.ts'),
    import('../../share/calculation-notice.tsx'),
    completeTexts(),
  ]);
  await openCalculation(link);
  notice.value = { component: CalculationNotice };
}

async function linkAddress(): Promise<Blob> {
  const [{ calculationText }, { shareAddress }] = await Promise.all([
    import('../../share/calculation.ts'),
    import('../../share/address.ts'),
  ]);
  return new Blob([shareAddress('calculator', await calculationText())], { type: 'text/plain' });
}

/** Puts an address that restores exactly these figures into the clipboard. */
function CopyLink() {
  const copied = useSignal(false);
  // The clipboard wants to be asked while the button is pressed; the text may follow.
  const copy = async () => {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': linkAddress() })]);
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
      {!isTourSeen.value && (
        <>
          <button type="button" class="button" onClick={() => void takeTour()}>
            {t('app.tour')}
          </button>
          <button type="button" class="button button--quiet" onClick={markTourSeen}>
            {t('app.tour.skip')}
          </button>
        </>
      )}
    </p>
  );
}
