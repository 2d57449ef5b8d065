import { t } from '../../messages.ts';

/** The rule book, readable by a person. */
export default function Rules() {
  return <h1>{t('view.rules')}</h1>;
}
