import './outlook.css';
import { Alerts } from '../../components/alerts.tsx';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation, portfolio } from '../../state/app.ts';
import { ComingUp } from './coming-up.tsx';
import { PointChanges } from './point-changes.tsx';
import { Progress } from './progress.tsx';
import { ReviewAhead } from './review-ahead.tsx';

/** How the points went, where they are heading, what is coming, and why they changed. */
export default function Outlook() {
  if (evaluation.value === null || portfolio.value === null) return <NoPortfolio title={t('view.outlook')} />;
  return (
    <>
      <h1>{t('view.outlook')}</h1>
      <div class="outlook-top">
        <ReviewAhead />
        <section class="card outlook-panel" aria-labelledby="alerts">
          <h2 id="alerts">{t('outlook.alerts')}</h2>
          <Alerts />
        </section>
      </div>
      <Progress />
      <ComingUp />
      <PointChanges />
    </>
  );
}
