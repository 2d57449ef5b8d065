import './embed-code.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { locale, rich, t } from '../../messages.ts';
import { type CalculatorInput, linkParameters } from './input.ts';

/** The folder of the built site that is for other sites. */
const folder = (): string => new URL('embed/', location.href).href;

/** The calculator's present figures, as the embedded one takes them. */
function attributesOf(input: CalculatorInput): Record<string, string> {
  const { sold, market, currency, motion } = linkParameters(input);
  return { language: locale.value.language, market, currency, amount: sold, motion };
}

/** The platform writes the tag, and so escapes what is in it. */
function elementCode(input: CalculatorInput): string {
  const calculator = document.createElement('tierwise-calculator');
  for (const [name, value] of Object.entries(attributesOf(input))) calculator.setAttribute(name, value);
  return `<script type="module" src="${folder()}tierwise-calculator.js"></script>\n${calculator.outerHTML}`;
}

function frameCode(input: CalculatorInput): string {
  const frame = document.createElement('iframe');
  frame.src = `${folder()}?${new URLSearchParams(attributesOf(input))}`;
  frame.title = t('calculator.title');
  frame.width = '100%';
  frame.height = '900';
  frame.style.border = '0';
  return frame.outerHTML;
}

/** The two ways to put the calculator on another site, each as code to copy. */
export function EmbedCode({ input, onClose }: { input: CalculatorInput; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is for those who point beside it.
    <dialog
      ref={dialog}
      class="embed"
      aria-labelledby="embed"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) dialog.current?.close();
      }}
    >
      <div class="embed__frame">
        <header class="embed__head">
          <h2 id="embed">{t('embed.title')}</h2>
          <button type="button" class="button button--quiet" onClick={() => dialog.current?.close()}>
            {t('embed.close')}
          </button>
        </header>
        <Way title={t('embed.element')} why={t('embed.element.why')} code={elementCode(input)} />
        <Way title={t('embed.frame')} why={t('embed.frame.why')} code={frameCode(input)} />
        <p>
          {rich('embed.example', {
            a: (text) => (
              <a href={`${folder()}example.html`} target="_blank" rel="noopener">
                {text}
              </a>
            ),
          })}
        </p>
      </div>
    </dialog>
  );
}

function Way({ title, why, code }: { title: string; why: string; code: string }) {
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    copied.value = true;
  };
  const id = useId();
  return (
    <section class="embed__way" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p class="soft">{why}</p>
      <pre class="embed__code">
        <code>{code}</code>
      </pre>
      <button
        type="button"
        class="button"
        aria-describedby={id}
        onClick={() => void copy()}
        onBlur={() => {
          copied.value = false;
        }}
      >
        {t(copied.value ? 'embed.copied' : 'embed.copy')}
      </button>
    </section>
  );
}
