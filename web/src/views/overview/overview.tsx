import './overview.css';
import { Alerts } from '../../components/alerts.tsx';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation, portfolio } from '../../state/app.ts';
import { formatRoute, route } from '../../state/route.ts';
import { Account } from './account.tsx';
import { Coming } from './coming.tsx';
import { Insights } from './insights.tsx';
import { Summary } from './summary.tsx';
import { Tracks } from './tracks.tsx';
import { Warnings } from './warnings.tsx';

/** Where the partner stands on the shown day, what is missing, and what runs out next. */
export default function Overview() {
  const standing = evaluation.value;
  const facts = portfolio.value;
  if (standing === null || facts === null) return <NoPortfolio title={t('view.overview')} />;
  const { day: shownDay = '', scenario = '' } = route.value.parameters;
  return (
    <>
      <div class="heading-row">
        <h1>{facts.partner.name}</h1>
        <a
          class="button button--quiet take"
          href={formatRoute({ view: 'report', parameters: { day: shownDay, scenario } })}
        >
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
        <div class="overview__column">
          <section class="card panel" aria-labelledby="alerts">
            <h2 id="alerts">{t('outlook.alerts')}</h2>
            <Alerts />
            <p>
              <a href={formatRoute({ view: 'outlook', parameters: { day: shownDay, scenario } })}>
                {t('outlook.open')}
              </a>
            </p>
          </section>
          <Coming />
          <Account facts={facts} standing={standing} />
        </div>
      </div>
    </>
  );
}
