import { useEffect } from 'preact/hooks';
import { announce } from '../../announce.ts';
import { t } from '../../messages.ts';
import { canRedo, canUndo, redo, undo } from '../../state/scenarios.ts';

function takeBack(): void {
  if (!canUndo.peek()) return;
  undo();
  announce(t('whatif.undone'));
}

function doAgain(): void {
  if (!canRedo.peek()) return;
  redo();
  announce(t('whatif.redone'));
}

/** A field in which text is typed has an undo of its own. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && ['text', 'search', 'number', 'email'].includes(target.type);
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) over all scenarios, while the view is shown; with ⌘ too. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnUndo(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) doAgain();
      else if (key === 'z') takeBack();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

export function UndoButtons() {
  return (
    <div class="undo">
      <button
        class="button button--quiet"
        type="button"
        aria-keyshortcuts="Control+Z"
        title={t('whatif.undoHint')}
        disabled={!canUndo.value}
        onClick={takeBack}
      >
        {t('whatif.undo')}
      </button>
      <button
        class="button button--quiet"
        type="button"
        aria-keyshortcuts="Control+Shift+Z"
        title={t('whatif.redoHint')}
        disabled={!canRedo.value}
        onClick={doAgain}
      >
        {t('whatif.redo')}
      </button>
    </div>
  );
}
