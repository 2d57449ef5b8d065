import { readFileSync } from 'node:fs';
import type { Changes, Portfolio, RuleBook } from 'tierwise';

/** One client that pays 1,000 USD, sold in full and managed alone: 50 + 10 points until the one activity expires. */
export const AGENCY = {
  format: 'tierwise/portfolio@1',
  asOf: '2025-03-01',
  partner: { name: 'Agency', emailDomains: ['agency.example'], certifiedUntil: '2026-01-01' },
  employees: [{ id: 'ana', email: 'ana@agency.example', from: '2024-01-10' }],
  clients: [
    {
      id: 'c1',
      name: 'Client',
      market: 'US',
      currency: 'USD',
      subscriptions: [{ line: 'marketing-hub', mrr: '1000.00', from: '2025-01-01' }],
      sales: [{ line: 'marketing-hub', on: '2025-01-01', mrr: '1000.00', motion: 'sourced' }],
      access: [{ employee: 'ana', from: '2025-01-05' }],
      activities: [{ employee: 'ana', on: '2025-02-01', tool: 'blog', action: 'publish' }],
    },
  ],
} satisfies Portfolio;

/** Adds a client without a subscription. */
export const NEW_CLIENT: Changes = {
  format: 'tierwise/changes@1',
  name: 'A new client',
  changes: [{ do: 'add-client', client: { id: 'c2', name: 'Second', market: 'BR', currency: 'USD' } }],
};

/** Sells to the client that `NEW_CLIENT` adds: 100 points in a growth market. */
export const NEW_SALE: Changes = {
  format: 'tierwise/changes@1',
  name: 'And a sale to it',
  changes: [
    { do: 'sell', client: 'c2', sale: { line: 'sales-hub', on: '2025-03-10', mrr: '1000', motion: 'sourced' } },
  ],
};

/** A copy of the rule book that the engine ships. */
export function shippedRules(): RuleBook {
  return JSON.parse(readFileSync(new URL('../../core/rules/hubspot-solutions.json', import.meta.url), 'utf8'));
}
