import { readFileSync } from 'node:fs';
import type { Client, RuleBook } from 'tierwise';
import { describe, expect, it } from 'vitest';
import { portfolioText } from '../../web/src/portfolio-text.ts';
import { SAMPLE_AGENCY } from '../../web/src/sample/agency.ts';
import { evaluateStanding, standingOf } from '../reference/evaluate.ts';

const rules = JSON.parse(
  readFileSync(new URL('../../core/rules/hubspot-solutions.json', import.meta.url), 'utf8'),
) as RuleBook;
const standing = standingOf(rules, SAMPLE_AGENCY);
const on = (day: string) => evaluateStanding(standing, day);
const today = on(SAMPLE_AGENCY.asOf);
const clients = SAMPLE_AGENCY.clients ?? [];

const growth = new Set(rules.market.growth.at(-1)?.value);
const units = rules.currency.unit.at(-1)?.value ?? {};

describe('the sample agency', () => {
  it('is written out as the file that the page loads', async () => {
    await expect(portfolioText(SAMPLE_AGENCY)).toMatchFileSnapshot('../../web/src/sample/portfolio.json');
  });

  it('says in its name that it is invented', () => {
    expect(SAMPLE_AGENCY.partner.name).toContain('invented');
  });

  it('has about 40 clients in every published currency and several growth markets', () => {
    expect(clients.length).toBeGreaterThanOrEqual(40);
    expect(new Set(clients.map(({ currency }) => currency))).toEqual(new Set(Object.keys(units)));
    expect(
      new Set(clients.map(({ market }) => market).filter((market) => growth.has(market))).size,
    ).toBeGreaterThanOrEqual(5);
  });

  it('has every status, and every reason of never', () => {
    const found = new Set(
      today.clients.map(({ managed }) => [managed.status, managed.reason].filter(Boolean).join(' ')),
    );
    const wanted = [
      'active',
      'expired',
      'ended',
      'never no-employee',
      'never not-assigned',
      'never no-activity',
      'never not-qualifying',
    ];
    expect(found).toEqual(new Set(wanted));
  });

  it('holds Diamond, stands at Platinum, and falls to it at the next review', () => {
    expect([today.credited, today.performance]).toEqual(['diamond', 'platinum']);
    expect(today.review).toEqual({ next: '2027-01-15', outcome: 'fall', to: 'platinum' });
  });

  it('can still keep Diamond by touching five clients before December 15', () => {
    const touched = [
      'nordlys-insurance',
      'banyan-loom-software',
      'ferncrest-academy',
      'cenote-wellness',
      'pampa-verde-foods',
    ];
    const worked = clients.map((client): Client => {
      const employee = client.access?.[0]?.employee;
      if (!touched.includes(client.id) || employee === undefined) return client;
      const touch = { employee, on: '2026-12-01', tool: 'email', action: 'edit' };
      return { ...client, activities: [...(client.activities ?? []), touch] };
    });
    const kept = standingOf(rules, { ...SAMPLE_AGENCY, clients: worked });
    expect(on('2026-12-15').performance).toBe('platinum');
    expect(evaluateStanding(kept, '2026-12-15').performance).toBe('diamond');
  });

  it('lost more than 40 points in October', () => {
    expect(on('2026-11-01').points.total - on('2026-10-01').points.total).toBeLessThan(-40);
  });

  it('manages its biggest client', () => {
    const worth = today.clients.map(({ managed }) => managed.points ?? 0);
    const potential = ({ currency, market, subscriptions = [] }: Client): number => {
      const mrr = subscriptions
        .filter(({ from, to }) => from <= SAMPLE_AGENCY.asOf && (to ?? '9999') > SAMPLE_AGENCY.asOf)
        .reduce((sum, one) => sum + Number(one.mrr), 0);
      return (mrr / Number(units[currency])) * (growth.has(market) ? 2 : 1);
    };
    const biggest = Math.max(...clients.map(potential));
    expect(Math.max(...worth)).toBeCloseTo(biggest, 5);
  });
});
