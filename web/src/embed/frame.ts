/**
 * The calculator as a document of its own, for an iframe. The page around it may be anyone's: it sets the attributes by the
 * address, and is told the height. No message is listened to, and nothing that the reader keeps on this device is read.
 */
import type { TierwiseCalculator } from './element.tsx';

const { documentElement: root } = document;
const main = document.querySelector('main') as HTMLElement;
const asked = new URLSearchParams(location.search);
root.dataset.theme = asked.get('theme') ?? 'light';
root.lang = asked.get('language') || navigator.language;

// The document loads the element's script first, as any other page does.
const Calculator = customElements.get('tierwise-calculator') as typeof TierwiseCalculator;
const calculator = new Calculator();
for (const name of Calculator.observedAttributes) {
  const value = asked.get(name);
  if (value !== null) calculator.setAttribute(name, value);
}
main.append(calculator);

/** To whoever is around: a height says nothing about the reader. */
function tellHeight(): void {
  parent.postMessage({ type: 'tierwise-height', height: Math.ceil(main.getBoundingClientRect().height) }, '*');
}
if (parent !== window) new ResizeObserver(tellHeight).observe(main);
