import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/shell.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { loadEngine } from './engine.ts';
import { startKeepingFocus } from './keep-focus.ts';
import { startLanguage } from './state/language.ts';
import { startRouting } from './state/route.ts';
import { startState } from './state/start.ts';
import { startTheme } from './state/theme.ts';
import { startKeepingInput } from './views/calculator/page-calculator.ts';

startTheme();
startRouting();
startKeepingInput();
const starting = startState(loadEngine());
await startLanguage();
const root = document.getElementById('app');
if (root !== null) {
  render(<App starting={starting} />, root);
  startKeepingFocus(root);
}
