import './definition.css';
import { render } from 'preact';
import { placeAt } from '../components/place-beside.ts';
import { completeTexts, t } from '../messages.ts';
import { linkTo } from '../state/route.ts';
import { type TermId, termName, termText } from './terms.ts';

const HEADING = 'definition';

/** Shows what a term means beside the button that asked; Escape closes it and gives the focus back, a click elsewhere closes it, too. */
export async function showDefinition(id: TermId, opener: HTMLElement): Promise<void> {
  await completeTexts();
  const popover = document.createElement('div');
  popover.popover = 'auto';
  popover.className = 'popover definition';
  popover.tabIndex = -1;
  popover.setAttribute('role', 'dialog');
  popover.setAttribute('aria-labelledby', HEADING);
  popover.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return;
    render(null, popover);
    popover.remove();
  });
  popover.addEventListener('keydown', (event) => {
    // Escape closes the definition and not also what it stands in.
    if (event.key === 'Escape') event.stopPropagation();
  });
  opener.after(popover);
  render(<Definition id={id} onLeave={() => popover.hidePopover()} />, popover);
  popover.showPopover();
  placeAt(popover, opener);
  popover.focus();
}

function Definition({ id, onLeave }: { id: TermId; onLeave: () => void }) {
  return (
    <>
      <strong class="definition__term" id={HEADING}>
        {termName(id)}
      </strong>
      <p>{termText(id)}</p>
      <p>
        <a href={linkTo('how')} onClick={onLeave}>
          {t('view.how')}
        </a>
      </p>
    </>
  );
}
