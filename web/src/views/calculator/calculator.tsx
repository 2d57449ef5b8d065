import { t } from '../../messages.ts';

/** What a sale and a client are worth in points, and what that does to a tier; needs no data. */
export function Calculator() {
  return <h1>{t('view.calculator')}</h1>;
}
