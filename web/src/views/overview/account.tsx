import type { Evaluation, Portfolio, Tier } from 'tierwise';
import { conditionName } from '../../condition-name.ts';
import { formatDay, formatDecimal } from '../../format.ts';
import { t } from '../../messages.ts';
import { day, portfolio } from '../../state/app.ts';
import { clientRows } from '../../state/client-rows.ts';
import { tiersOfDay } from './tiers.ts';

/** Certification, usage, the conditions that only the partner can confirm, and the people to ask. */
export function Account({ facts, standing }: { facts: Portfolio; standing: Evaluation }) {
  const rows = clientRows.value;
  const managed = rows.filter(({ deals }) => deals.has('managed')).length;
  return (
    <section class="card panel" aria-labelledby="account">
      <h2 id="account">{t('account.title')}</h2>
      <dl class="facts">
        <dt>{t('account.certified')}</dt>
        <dd>{certification(facts)}</dd>
        <dt>{t('account.clients')}</dt>
        <dd>{t('account.clientCount', { count: rows.length, managed })}</dd>
        <dt>{t('account.usage')}</dt>
        <dd>{averageUsage(facts)}</dd>
        <dt>{t('account.asOf')}</dt>
        <dd>{formatDay(facts.asOf)}</dd>
      </dl>
      {tiersOfDay().map((tier) => (
        <Conditions
          key={tier.id}
          tier={tier}
          unconfirmed={standing.tiers.find(({ id }) => id === tier.id)?.unconfirmed ?? []}
        />
      ))}
      <Team team={facts.partner.team ?? []} />
    </section>
  );
}

function certification({ partner: { certifiedUntil } }: Portfolio): string {
  if (certifiedUntil === undefined) return t('account.notCertified');
  return t(certifiedUntil > day.value ? 'account.certifiedUntil' : 'account.certificationEnded', {
    day: formatDay(certifiedUntil),
  });
}

function averageUsage({ clients = [] }: Portfolio): string {
  const usages = clients.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  if (usages.length === 0) return t('account.noUsage');
  const average = usages.reduce((total, usage) => total + usage, 0) / usages.length;
  return t('account.usageOf', { average: formatDecimal(average.toFixed(1)), count: usages.length });
}

/** Conditions that cannot be computed: the reader says whether they hold. */
function Conditions({ tier, unconfirmed }: { tier: Tier; unconfirmed: readonly string[] }) {
  if (tier.conditions.length === 0) return null;
  return (
    <fieldset class="conditions">
      <legend>{t('account.conditions', { tier: tier.name })}</legend>
      {tier.conditions.map((condition) => (
        <label key={condition.id} class="condition-check">
          <input
            type="checkbox"
            checked={!unconfirmed.includes(condition.id)}
            onChange={({ currentTarget }) => confirm(condition.id, currentTarget.checked)}
          />
          <span>{conditionName(condition)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function confirm(condition: string, holds: boolean): void {
  const facts = portfolio.value;
  if (facts === null) return;
  const others = (facts.partner.confirmed ?? []).filter((id) => id !== condition);
  portfolio.value = { ...facts, partner: { ...facts.partner, confirmed: holds ? [...others, condition] : others } };
}

function Team({ team }: { team: NonNullable<Portfolio['partner']['team']> }) {
  if (team.length === 0) return null;
  return (
    <ul class="team">
      {team.map(({ role, name, email }) => (
        <li key={email}>
          <span class="soft small">{role}</span> {name} <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
        </li>
      ))}
    </ul>
  );
}
