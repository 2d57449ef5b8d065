import './outlook.css';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation, portfolio } from '../../state/app.ts';
import { ComingUp } from './coming-up.tsx';
import { Progress } from './progress.tsx';

/** How the points went, where they are heading, what is coming, and why they changed. */
export default function Outlook() {
  if (evaluation.value === null || portfolio.value === null) return <NoPortfolio title={t('view.outlook')} />;
  return (
    <>
      <h1>{t('view.outlook')}</h1>
      <Progress />
      <ComingUp />
    </>
  );
}
