import type { Change, Evaluation, Portfolio } from 'tierwise';
import { expect, test } from 'vitest';
import { withoutNames } from '../../web/src/share/without-names.ts';
import { applyScenario } from '../../web/src/state/apply-scenario.ts';
import type { Scenario } from '../../web/src/state/scenarios.ts';
import { loadEngine } from '../wasm/engine.ts';
import { sample } from './page-state.ts';

const rules = (await loadEngine()).openRules();
const facts: Portfolio = {
  ...sample(),
  clients: (sample().clients ?? []).map((client) => ({ ...client, hubId: 'secret-hub', domain: 'secret.example' })),
};
const [first, second] = facts.clients ?? [];
const [someone] = facts.employees ?? [];
const changes: Change[] = [
  { do: 'join', client: first?.id ?? '', from: '2026-12-01' },
  {
    do: 'add-employee',
    employee: { id: 'secret-employee', email: 'secret-person@secret.example', from: '2026-12-01' },
  },
  { do: 'give-access', client: second?.id ?? '', access: { employee: 'secret-employee', from: '2026-12-02' } },
  { do: 'link', client: second?.id ?? '', employee: 'secret-employee', on: '2026-12-02' },
  { do: 'delete-employee', employee: someone?.id ?? '', on: '2026-12-05' },
  { do: 'add-client', client: { id: 'secret-client', name: 'Secret client', market: 'BR', currency: 'USD' } },
  { do: 'set-mrr', client: 'secret-client', line: 'sales-hub', mrr: '700', from: '2026-12-09' },
];
const scenarios: Scenario[] = [
  {
    id: 'plan1',
    name: 'Secret plan',
    changes: changes.map((change, index) => ({ id: `${index}`, isOn: true, change })),
  },
];
const neutral = withoutNames(
  { portfolio: facts, scenarios },
  { partner: 'Somebody', client: (number) => `Client ${number}`, plan: (number) => `Plan ${number}` },
);

/** All figures on a day, without what they are called. */
function figures(portfolio: Portfolio, scenario: Scenario | undefined, day: string): unknown {
  const model = rules.openPortfolio(portfolio);
  const planned = scenario === undefined ? undefined : applyScenario(model, scenario);
  expect(planned?.problems.size ?? 0).toBe(0);
  const { clients, warnings: _, ...rest }: Evaluation = (planned?.model ?? model).evaluate(day);
  return [rest, clients.map(({ managed, sold }) => [managed, sold])];
}

test('no name, address or domain is left', () => {
  const text = JSON.stringify(neutral).toLowerCase();
  const named = [
    facts.partner.name,
    ...(facts.partner.emailDomains ?? []),
    ...(facts.partner.team ?? []).flatMap(({ name, email }) => [name, email]),
    ...(facts.clients ?? []).flatMap(({ id, name }) => [id, name]),
    ...(facts.employees ?? []).flatMap(({ id, email }) => [`"${id}"`, email]),
    'secret',
  ];
  expect(named.filter((name) => text.includes(name.toLowerCase()))).toEqual([]);
});

test.each(['2026-11-16', '2026-12-15', '2027-06-01'])(
  'every figure of %s is the same, with the plan and without',
  (day) => {
    expect(figures(neutral.portfolio, undefined, day)).toEqual(figures(facts, undefined, day));
    expect(figures(neutral.portfolio, neutral.scenarios[0], day)).toEqual(figures(facts, scenarios[0], day));
  },
);
