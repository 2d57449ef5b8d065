import { t } from '../messages.ts';
import type { Sheet } from './sheet.tsx';

/** Saves a chart as a picture. Stands beside the CSV of the same figures. `id` names the file, `name` the chart. */
export function PictureButtons({ id, name, sheet }: { id: string; name: string; sheet: () => Sheet }) {
  const save = (format: 'svg' | 'png') =>
    void import('./picture.ts').then(({ savePicture }) => savePicture(id, sheet(), format));
  return (
    <>
      <button
        type="button"
        class="button button--quiet take"
        aria-label={t('take.svg.of', { name })}
        title={t('take.svg.hint')}
        onClick={() => save('svg')}
      >
        {t('take.svg')}
      </button>
      <button
        type="button"
        class="button button--quiet take"
        aria-label={t('take.png.of', { name })}
        title={t('take.png.hint')}
        onClick={() => save('png')}
      >
        {t('take.png')}
      </button>
    </>
  );
}
