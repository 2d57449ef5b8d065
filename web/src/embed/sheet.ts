/** The page's own styles for a shadow tree, as one constructed sheet: it needs no style element, which a policy may forbid. */
import base from '../styles/base.css?inline';
import components from '../styles/components.css?inline';
import tokens from '../styles/tokens.css?inline';
import calculator from '../views/calculator/calculator.css?inline';
import embedded from './embed.css?inline';

/** Lets the surrounding page set each token by its name with a prefix: `--tierwise-accent` for `--accent`. */
function themable(css: string): string {
  return css.replace(/--([\w-]+):\s*([^;}]+)/g, '--$1:var(--tierwise-$1,$2)');
}

export const sheet = new CSSStyleSheet();
sheet.replaceSync([themable(tokens + embedded), base, components, calculator].join('\n'));
