/** What is kept on the device, or brought back from a file: it is refused with a reason, or the page can work with it. */
import { expect, test, vi } from 'vitest';
import { applyScenario } from '../../web/src/state/apply-scenario.ts';
import { applyMinima, isMinima } from '../../web/src/state/minima.ts';
import { isScenarios } from '../../web/src/state/scenarios.ts';
import { loadEngine } from '../wasm/engine.ts';
import { openState, sample } from '../web/page-state.ts';
import { fuzz } from './fuzz.ts';
import { mutatedValue } from './mutate.ts';

// What is brought back would be written to the device, of which there is none here.
vi.mock('../../web/src/state/storage.ts', async (original) => ({ ...(await original<object>()), write: () => {} }));
vi.stubGlobal('navigator', {});

const DAY = '2026-11-22';
const app = await openState(sample(), DAY);
const { BACKUP_FORMAT, restoreText, restoring } = await import('../../web/src/state/backup.ts');
const { portfolios } = await import('../../web/src/state/portfolio-list.ts');
const { initialInput } = await import('../../web/src/views/calculator/input.ts');
const book = app.ruleBook.value;
if (book === null) throw new Error('the engine is not up');

const { clients = [], ...agency } = sample();
const small = { ...agency, clients: clients.slice(0, 3) };
const client = small.clients[0]?.id ?? '';
const employee = small.employees?.[0]?.id ?? '';
const CHANGES = [
  { do: 'set-mrr', client, line: 'crm', mrr: '5', from: DAY },
  { do: 'work', client, employee, tool: 'email', action: 'create', from: DAY, until: '2027-01-01', everyDays: 7 },
  { do: 'rule', path: '/managed/windowDays', from: DAY, value: 30 },
  { do: 'leave', client, from: DAY },
];
const scenarios = [
  {
    id: 'plan1',
    name: 'Plan',
    changes: CHANGES.map((change, index) => ({ id: `change${index}`, isOn: true, change })),
  },
];
const minima = { '2025-07-15': { gold: { total: '100', sourced: null } } };
const backup = {
  format: BACKUP_FORMAT,
  portfolios: [{ name: 'Agency', portfolio: small, scenarios }],
  minima,
  calculator: initialInput,
};

test('backup', async () => {
  await fuzz('backup', mutatedValue([backup]), (document) => {
    const before = portfolios.peek();
    restoreText(JSON.stringify(document) ?? '');
    const outcome = restoring.peek();
    expect(outcome).not.toBeNull();
    if (outcome?.problems !== undefined) expect(portfolios.peek()).toBe(before);
    portfolios.value = before;
    app.minima.value = {};
  });
});

test('kept', async () => {
  const engine = await loadEngine();
  const facts = engine.openRules(book).openPortfolio(small);
  await fuzz('kept', mutatedValue([scenarios, minima]), (value) => {
    if (isMinima(value)) engine.openRules(applyMinima(book, value)).dispose();
    if (isScenarios(value)) for (const scenario of value) applyScenario(facts, scenario).dispose();
  });
});
