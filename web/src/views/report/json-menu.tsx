import { useId } from 'preact/hooks';
import { placeBeside } from '../../components/place-beside.ts';
import { addDays } from '../../day.ts';
import { t } from '../../messages.ts';
import { portfolioText } from '../../portfolio-text.ts';
import { attempt, day, model, portfolio, ruleBook, scenario } from '../../state/app.ts';
import { shownFileName } from '../../take-away/about.ts';
import { saveFile } from '../../take-away/save-file.ts';
import { span } from '../outlook/span.ts';

const documents = ['portfolio', 'changes', 'rules', 'evaluation', 'timeline', 'explanation'] as const;
type Document = (typeof documents)[number];

/** The text of a document or a result, as the command line reads and prints it; `undefined` where there is none. */
function textOf(document: Document): string | undefined {
  const current = model.value?.value;
  const { from, until } = span.value;
  switch (document) {
    case 'portfolio':
      return portfolio.value === null ? undefined : portfolioText(portfolio.value);
    case 'changes':
      return scenario.value[0] === undefined ? undefined : JSON.stringify(scenario.value[0], null, 2);
    case 'rules':
      return ruleBook.value === null ? undefined : JSON.stringify(ruleBook.value, null, 2);
    case 'evaluation':
      return attempt(() => current?.json('evaluate', day.value)).value;
    case 'timeline':
      return current === undefined ? undefined : attempt(() => current.json('timeline', from, addDays(until, 1))).value;
    case 'explanation':
      return attempt(() => current?.json('explain', { on: day.value })).value;
  }
}

function save(document: Document): void {
  const text = textOf(document);
  if (text === undefined) return;
  saveFile(shownFileName(document, 'json'), new Blob([text], { type: 'application/json' }));
}

/** The documents behind the figures and the results of the engine, as files. */
export function JsonMenu() {
  const id = useId();
  const offered = documents.filter((document) => document !== 'changes' || scenario.value.length > 0);
  return (
    <>
      <button type="button" class="button" popovertarget={id}>
        {t('report.json')}
      </button>
      <div class="popover report-menu" id={id} popover="auto" onToggle={(event) => placeBeside(event.currentTarget)}>
        <ul class="plain">
          {offered.map((document) => (
            <li key={document}>
              <button
                type="button"
                class="button button--quiet"
                popovertarget={id}
                popovertargetaction="hide"
                onClick={() => save(document)}
              >
                {t(`report.json.${document}`)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
