import '../outlook/outlook.css';
import '../overview/overview.css';
import './report.css';
import type { ComponentChildren } from 'preact';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { evaluation, portfolio } from '../../state/app.ts';
import { hasStandIns } from '../../state/rule-facts.ts';
import { basis } from '../../take-away/about.ts';
import { useSearch } from '../todo/answer.ts';
import { Calculation, RulesInForce } from './calculation.tsx';
import { ClientsPart } from './clients-part.tsx';
import { JsonMenu } from './json-menu.tsx';
import { Mail } from './mail.tsx';
import { OutlookPart } from './outlook-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { StandingPart } from './standing-part.tsx';

/** Everything about the shown day on paper: standing, outlook, plan, clients, and the calculation behind it. */
export default function Report() {
  const { answer } = useSearch();
  const standing = evaluation.value;
  const facts = portfolio.value;
  if (standing === null || facts === null) return <NoPortfolio title={t('view.report')} />;
  return (
    <>
      <div class="heading-row report-tools">
        <p class="soft">{t('report.intro')}</p>
        <div class="heading-row__tools">
          <JsonMenu />
          <button type="button" class="button button--primary" onClick={() => print()}>
            {t('report.print')}
          </button>
        </div>
      </div>
      <Mail standing={standing} answer={answer} />
      <article class="card report">
        <header class="report__head">
          <p class="report__brand">{t('report.brand')}</p>
          <h1>{facts.partner.name}</h1>
          <ul class="report__basis">
            {[...basis(), t('app.unofficial')].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </header>
        <Part id="standing" title={t('report.standing')}>
          <StandingPart standing={standing} />
        </Part>
        <Part id="outlook" title={t('report.outlook')}>
          <OutlookPart />
        </Part>
        <Part id="plan" title={t('report.plan')}>
          <PlanPart answer={answer} />
        </Part>
        <Part id="clients" title={t('report.clients')}>
          <ClientsPart />
        </Part>
        <Part id="calculation" title={t('report.calculation')}>
          <Calculation />
          <h3>{t('report.rules')}</h3>
          <RulesInForce />
        </Part>
        <footer class="report__foot small">
          {hasStandIns() && <p>{t('take.basis.illustrative')}</p>}
          <p>{t('rules.statuses')}</p>
          <p>{t('report.planned')}</p>
          <p>{t('report.unofficial')}</p>
        </footer>
      </article>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class={`report__part report__part--${id}`} aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
