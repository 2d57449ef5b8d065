import './tour.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { completeTexts, t } from '../messages.ts';
import { navigate } from '../state/route.ts';
import { markTourSeen } from './seen.ts';

interface Step {
  id: 'calculator' | 'day' | 'clients' | 'rules';
  view: string;
  /** What the step is about, if it is on the page. */
  target: string;
}

const steps: readonly Step[] = [
  { id: 'calculator', view: 'calculator', target: '.calculator__form' },
  { id: 'day', view: 'calculator', target: '.bar .day' },
  { id: 'clients', view: 'calculator', target: '.calculator__next' },
  { id: 'rules', view: 'rules', target: '.minima' },
];

const at = signal<number | null>(null);
let root: HTMLElement | undefined;
let opener: Element | null = null;

/** Shows the first step in a card that leaves the page free to use. */
export async function startTour(): Promise<void> {
  await completeTexts();
  opener = document.activeElement;
  if (root === undefined) {
    root = document.createElement('div');
    document.body.append(root);
    render(<Tour />, root);
  }
  at.value = 0;
}

function show(index: number): void {
  at.value = index;
}

function end(): void {
  at.value = null;
  markTourSeen();
  const isThere = opener instanceof HTMLElement && opener.isConnected;
  (isThere ? (opener as HTMLElement) : document.getElementById('main'))?.focus();
}

function Tour() {
  const index = at.value;
  const step = index === null ? undefined : steps[index];
  return index === null || step === undefined ? null : <StepCard key={step.id} step={step} index={index} />;
}

/** Times to look for what a step is about while its view is being loaded, and the time between. */
const TRIES = 20;
const BETWEEN_MS = 100;

/** Goes to the step's view and outlines what it is about; the function that is returned takes the outline off. */
function point({ view, target }: Step): () => void {
  navigate(view);
  let shown: Element | null = null;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    shown = document.querySelector(target);
    tries += 1;
    if (shown === null && tries < TRIES) timer = setTimeout(look, BETWEEN_MS);
    shown?.classList.add('tour-target');
    shown?.scrollIntoView({ block: 'start' });
  };
  look();
  return () => {
    clearTimeout(timer);
    shown?.classList.remove('tour-target');
  };
}

function StepCard({ step, index }: { step: Step; index: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the card is painted, so that a key that is pressed as soon as it shows reaches it.
  useLayoutEffect(() => {
    const unpoint = point(step);
    heading.current?.focus({ preventScroll: true });
    return unpoint;
  }, [step]);
  const isLast = index === steps.length - 1;
  return (
    <aside
      class="tour"
      aria-labelledby="tour"
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <p class="soft small">{t('tour.progress', { step: index + 1, count: steps.length })}</p>
      <h2 id="tour" ref={heading} tabIndex={-1}>
        {t(`tour.${step.id}`)}
      </h2>
      <p>{t(`tour.${step.id}.text`)}</p>
      <p class="tour__ways">
        {!isLast && (
          <button type="button" class="button button--quiet" onClick={end}>
            {t('tour.skip')}
          </button>
        )}
        {index > 0 && (
          <button type="button" class="button" onClick={() => show(index - 1)}>
            {t('tour.back')}
          </button>
        )}
        <button type="button" class="button button--primary" onClick={() => (isLast ? end() : show(index + 1))}>
          {t(isLast ? 'tour.done' : 'tour.next')}
        </button>
      </p>
    </aside>
  );
}
