/**
 * `<tierwise-calculator>`: the points calculator on any page, from this one script. It touches nothing outside itself: no
 * address, no title, nothing kept on the device; its only request is for the texts of its language, from beside the script.
 */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createAnnouncer } from '../announce.ts';
import { today } from '../day.ts';
import { chosenLocale, type Locale, preferredLocale, useLocale } from '../messages.ts';
import { engine, now } from '../state/app.ts';
import { CalculatorState } from '../views/calculator/state.ts';
import { attributeNames, inputFromAttribute } from './attributes.ts';
import { EmbeddedCalculator } from './embedded-calculator.tsx';
import { loadEngine } from './engine.ts';
import { sheet } from './sheet.ts';

/** The calculators of a page share one engine and one language. */
let starting: Promise<void> | undefined;
let starts = 0;
/** One that stops this often would stop again. */
const MOST_STARTS = 3;
const failure = signal<string | null>(null);

function startEngine(): Promise<void> {
  starting ??= loadEngine().then(
    (running) => {
      engine.value = running;
      // The figures follow from what is in the fields, so another engine gives them again.
      void running.stopped.then((error) => {
        starting = undefined;
        starts += 1;
        if (starts < MOST_STARTS) return startEngine();
        failure.value = error.message;
      });
    },
    (error: unknown) => {
      failure.value = String(error);
    },
  );
  return starting;
}

/** No portfolio is ever open in an embedded calculator. */
const noPartner = signal(null);

export class TierwiseCalculator extends HTMLElement {
  static readonly observedAttributes = attributeNames;
  readonly #state = new CalculatorState(noPartner);
  readonly #announcer = createAnnouncer();
  readonly #frame = document.createElement('div');
  #stop = (): void => {};

  constructor() {
    super();
    const tree = this.attachShadow({ mode: 'open' });
    tree.adoptedStyleSheets = [sheet];
    // What the page has put into the element shows until the calculator does, and where it cannot.
    tree.append(document.createElement('slot'));
    this.addEventListener('focusin', () => {
      now.value = today();
    });
  }

  connectedCallback(): void {
    now.value = today();
    void startEngine();
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#stop();
    render(null, this.#frame);
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'language') {
      if (this.isConnected) void this.#start();
    } else if (value !== null) this.#state.change(inputFromAttribute(name, value));
  }

  async #start(): Promise<void> {
    try {
      await this.#speak();
      this.#show();
    } catch (error) {
      console.error(
        'tierwise-calculator: the texts could not be loaded, so what is in the element shows instead',
        error,
      );
    }
  }

  #speak(): Promise<void> {
    return useLocale(this.#locale());
  }

  /** The language asked for, else the page's own, else the reader's. */
  #locale(): Locale {
    const asked = this.getAttribute('language') ?? '';
    const around = this.closest<HTMLElement>('[lang]')?.lang ?? '';
    const tags = [asked, around].filter((tag) => tag !== '');
    return chosenLocale(asked, navigator.languages) ?? preferredLocale([...tags, ...navigator.languages]);
  }

  #show(): void {
    if (!this.isConnected) return;
    render(<EmbeddedCalculator state={this.#state} announcer={this.#announcer} failure={failure} />, this.#frame);
    this.shadowRoot?.replaceChildren(this.#frame);
    this.#stop();
    this.#stop = effect(() => this.#tell());
  }

  /** Tells the page each new result. Its listeners run on their own: what they do is no part of computing it. */
  #tell(): void {
    const request = this.#state.request.value;
    const calculation = this.#state.calculation.value?.value ?? null;
    if (engine.value === null) return;
    const detail = structuredClone({ request, calculation });
    queueMicrotask(() =>
      this.dispatchEvent(new CustomEvent('tierwise-change', { bubbles: true, composed: true, detail })),
    );
  }
}

if (customElements.get('tierwise-calculator') === undefined)
  customElements.define('tierwise-calculator', TierwiseCalculator);
