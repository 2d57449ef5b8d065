import { useEffect, useRef } from 'preact/hooks';
import type { Client, ClientResult, Lot, ManagedResult } from 'tierwise';
import { changeFromHere, planChanges } from '../../changes/from-here.ts';
import { daysBetween } from '../../day.ts';
import { countryName, currencyName, formatDay, formatDecimal, formatMoney, formatPoints } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import { t } from '../../messages.ts';
import { lineName } from '../../names.ts';
import { day } from '../../state/app.ts';
import { type ClientRow, revenueOf } from '../../state/client-rows.ts';
import { formatRoute, navigate, route } from '../../state/route.ts';
import { Why } from '../../why/why.tsx';
import { StatusTag } from './client-table.tsx';

/** One client beside the list: its managed relationship in words, and its sales. */
export function ClientDetail({ row, onClose }: { row: ClientRow; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { client, result } = row;
  return (
    <aside
      class="card client-detail"
      aria-label={client.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header class="client-detail__head">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {client.name}
          </h2>
          <p class="soft small">
            {t(row.isGrowth ? 'detail.placeGrowth' : 'detail.place', {
              market: countryName(client.market),
              currency: currencyName(client.currency),
            })}
          </p>
        </div>
        <button type="button" class="button button--quiet" onClick={onClose}>
          {t('detail.close')}
        </button>
      </header>
      {row.total !== null && (
        <p>
          {t('detail.total', { points: formatPoints(row.total) })}{' '}
          <Why figure="client.points" client={client.id} name={t('clients.column.total')} />
        </p>
      )}
      <Managed client={client} managed={result.managed} />
      <Sold client={client} sold={result.sold} />
      <Facts client={client} />
      <Actions client={client} />
    </aside>
  );
}

function Managed({ client, managed }: { client: Client; managed: ManagedResult }) {
  return (
    <section class="client-detail__part">
      <h3 class="client-detail__title">
        <Term id="managed-credit">{t('detail.managed')}</Term> <StatusTag managed={managed} />
        <Why figure="managed.points" client={client.id} name={t('detail.managed')} />
      </h3>
      <p>{statusSentence(managed)}</p>
      {managed.status === 'active' && <p>{creditSentence(managed)}</p>}
      {client.managedUntil !== undefined && (
        <p class="soft small">{t('detail.estimated', { day: formatDay(client.managedUntil) })}</p>
      )}
    </section>
  );
}

/** The status with its day and what to do about it. */
function statusSentence({ status, reason, until, lastActivity }: ManagedResult): string {
  if (status === 'never') return t(`never.${reason ?? 'no-activity'}`);
  if (status === 'active') {
    return until === undefined
      ? t('detail.activeOpen')
      : t('detail.active', { until: formatDay(until), days: daysBetween(day.value, until) });
  }
  if (until === undefined) return t('detail.belowMinimum');
  if (status === 'ended') return t('detail.ended', { until: formatDay(until) });
  const since = lastActivity === undefined ? '' : ` ${t('detail.lastActivity', { day: formatDay(lastActivity) })}`;
  return `${t('detail.expired', { until: formatDay(until) })}${since}`;
}

function creditSentence({ credit, currency, partners, points }: ManagedResult): string {
  const amount = formatMoney(credit, currency);
  if (points === null) return t('detail.creditUnpriced', { amount, currency: currencyName(currency) });
  return t('detail.credit', { amount, points: formatPoints(points), partners });
}

function Sold({ client, sold }: { client: Client; sold: ClientResult['sold'] }) {
  return (
    <section class="client-detail__part">
      <h3 class="client-detail__title">
        <Term id="sold-points">{t('detail.sold')}</Term>{' '}
        <Why figure="sold.points" client={client.id} name={t('detail.sold')} />
      </h3>
      {sold.lots.length === 0 ? (
        <p class="soft">{t('detail.noSales')}</p>
      ) : (
        <ul class="lots">
          {sold.lots.map((lot, index) => (
            <LotRow
              key={`${lot.line} ${lot.on} ${index}`}
              lot={lot}
              client={client}
              amount={client.sales?.[index]?.mrr}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function LotRow({ lot, client, amount }: { lot: Lot; client: Client; amount: string | number | undefined }) {
  const state = lot.active ? 'active' : lot.on > day.value ? 'planned' : 'expired';
  return (
    <li class={`lot lot--${state}`}>
      <span class="lot__line">
        {lineName(lot.line)}
        {amount !== undefined && <span class="soft"> {formatMoney(amount, client.currency)}</span>}
      </span>
      <span class="lot__points">
        {lot.points === null ? t('clients.unpriced') : t('detail.lotPoints', { points: formatPoints(lot.points) })}
      </span>
      <span class="lot__how soft small">
        {t('detail.lotHow', { on: formatDay(lot.on), motion: lot.motion, rate: formatDecimal(lot.rate) })}
      </span>
      <span class="lot__until small">
        {t(`detail.lot.${state}`, { until: formatDay(lot.until), on: formatDay(lot.on) })}
      </span>
    </li>
  );
}

function Facts({ client }: { client: Client }) {
  const renewals = (client.subscriptions ?? []).flatMap(({ renewal }) =>
    renewal !== undefined && renewal >= day.value ? [renewal] : [],
  );
  const [nextRenewal] = renewals.sort();
  return (
    <dl class="client-detail__facts">
      <dt>{t('detail.revenue')}</dt>
      <dd>{formatMoney(revenueOf(client), client.currency)}</dd>
      {nextRenewal !== undefined && (
        <>
          <dt>{t('detail.renewal')}</dt>
          <dd>{formatDay(nextRenewal)}</dd>
        </>
      )}
      {client.products !== undefined && client.products.length > 0 && (
        <>
          <dt>{t('detail.products')}</dt>
          <dd>{client.products.join(', ')}</dd>
        </>
      )}
      {client.usage !== undefined && (
        <>
          <dt>{t('detail.usage')}</dt>
          <dd>{formatDecimal(client.usage)}</dd>
        </>
      )}
    </dl>
  );
}

const ACTIONS = ['sell', 'work', 'join', 'end-services'] as const;

/** What is most often tried with a client, and the way to the rest. */
function Actions({ client: { id } }: { client: Client }) {
  const { day: shownDay = '', scenario = '' } = route.value.parameters;
  return (
    <section class="client-detail__part" aria-label={t('detail.actions')}>
      <h3>{t('detail.actions')}</h3>
      <div class="client-detail__actions">
        {ACTIONS.map((action) => (
          <button key={action} type="button" class="chip" onClick={() => tryOut(action, id)}>
            {t(`whatif.add.${action}`)}
          </button>
        ))}
        <a href={formatRoute({ view: 'what-if', parameters: { day: shownDay, scenario, client: id } })}>
          {t('detail.otherActions')}
        </a>
      </div>
    </section>
  );
}

/** Adds the change to the plan and opens its form, where the effect stands beside it. */
function tryOut(action: (typeof ACTIONS)[number], client: string): void {
  const change = changeFromHere(action);
  if (change === null) return;
  const [id = ''] = planChanges([change]);
  navigate('what-if', { client, change: id });
}
