import './overview.css';
import { Alerts } from '../../components/alerts.tsx';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation, portfolio } from '../../state/app.ts';
import { linkTo } from '../../state/route.ts';
import { Account } from './account.tsx';
import { Coming } from './coming.tsx';
import { Insights } from './insights.tsx';
import { LastMonth } from './last-month.tsx';
import { Summary } from './summary.tsx';
import { Tracks } from './tracks.tsx';
import { Warnings } from './warnings.tsx';

/** Where the partner stands on the shown day, what is missing, and what runs out next. */
export default function Overview() {
  const standing = evaluation.value;
  const facts = portfolio.value;
  if (standing === null || facts === null) return <NoPortfolio title={t('view.overview')} />;
  return (
    <>
      <div class="heading-row">
        <h1>{facts.partner.name}</h1>
        <a class="button button--quiet take" href={linkTo('report')}>
          {t('view.report')}
        </a>
      </div>
      <Warnings warnings={standing.warnings} />
      <Summary standing={standing} />
      <div class="overview">
        <div class="overview__column">
          <Tracks standing={standing} />
          <Insights standing={standing} />
        </div>
        <div class="overview__column overview__column--events">
          <section class="card panel" aria-labelledby="alerts">
            <h2 id="alerts">{t('outlook.alerts')}</h2>
            <Alerts />
            <p>
              <a href={linkTo('outlook')}>{t('outlook.open')}</a>
            </p>
            <LastMonth />
          </section>
          <Coming />
        </div>
        <div class="overview__account">
          <Account facts={facts} standing={standing} />
        </div>
      </div>
    </>
  );
}
