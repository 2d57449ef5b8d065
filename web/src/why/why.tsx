import { t } from '../messages.ts';
import { asked, type Question } from './asked.ts';
import './why.css';

/** Opens why a figure is what it is. `name` is what the figure is called where the button stands. */
export function Why({ name, ...question }: Question & { name: string }) {
  return (
    <button
      type="button"
      class="why-button"
      aria-haspopup="dialog"
      aria-label={t('why.of', { name })}
      title={t('why.of', { name })}
      onClick={() => {
        asked.value = question;
      }}
    >
      {t('why.button')}
    </button>
  );
}
