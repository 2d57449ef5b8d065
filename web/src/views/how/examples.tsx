import type { CalculationRequest } from 'tierwise';
import { ScrollX } from '../../components/scroll-x.tsx';
import { countryName, formatDay, formatMoney, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { attempt, day, rules } from '../../state/app.ts';

const AMOUNT = '1000';
const CURRENCY = 'USD';
const usual = {
  market: 'US',
  currency: CURRENCY,
  sold: AMOUNT,
  motion: 'sourced',
  managed: AMOUNT,
  otherPartners: 0,
} as const;

const examples = [
  { id: 'sourced', request: usual },
  { id: 'assisted', request: { ...usual, motion: 'assisted' } },
  { id: 'growth', request: { ...usual, market: 'BR' } },
  { id: 'shared', request: { ...usual, sold: '0', otherPartners: 2 } },
] as const satisfies readonly { id: string; request: Omit<CalculationRequest, 'on'> }[];

/** The same amount in four ways, computed by the rules of the shown day. */
export function Examples() {
  const opened = rules.value;
  if (opened === null) return null;
  const name = t('how.examples', { day: formatDay(day.value) });
  const amount = formatMoney(AMOUNT, CURRENCY);
  return (
    <section class="card how" aria-labelledby="how-examples">
      <h2 id="how-examples">{name}</h2>
      <ScrollX label={name}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('how.example')}</th>
              <th scope="col" class="number">
                {t('clients.column.sold')}
              </th>
              <th scope="col" class="number">
                {t('clients.column.managed')}
              </th>
              <th scope="col" class="number">
                {t('clients.column.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ id, request }) => {
              const points = attempt(() => opened.calculate({ on: day.value, ...request })).value;
              if (points === undefined) return null;
              return (
                <tr key={id}>
                  <th scope="row">{t(`how.example.${id}`, { amount, market: countryName(request.market) })}</th>
                  <td class="number">{formatPoints(points.sold)}</td>
                  <td class="number">{formatPoints(points.managed)}</td>
                  <td class="number">{formatPoints(points.total)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}
