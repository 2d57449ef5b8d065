import { useSignal } from '@preact/signals';
import { t } from '../messages.ts';
import { rules } from '../state/app.ts';
import { navigate } from '../state/route.ts';
import { Notice } from './notice.tsx';

/** Opens the invented agency and shows where it stands on the day of its data. */
export function SampleButton() {
  const isUnreachable = useSignal(false);
  const open = async () => {
    try {
      const { openSample } = await import('../views/import/open-portfolio.ts');
      navigate('overview', { day: await openSample() });
    } catch {
      isUnreachable.value = true;
    }
  };
  return (
    <>
      <button class="button" type="button" disabled={rules.value === null} onClick={() => void open()}>
        {t('app.sample')}
      </button>
      {isUnreachable.value && <Notice kind="problem">{t('app.viewFailed')}</Notice>}
    </>
  );
}
