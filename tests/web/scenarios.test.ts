import fc from 'fast-check';
import type { Change, Model, Rules } from 'tierwise';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_AGENCY } from '../../web/src/sample/agency.ts';
import { applyScenario } from '../../web/src/state/apply-scenario.ts';
import type { Scenario } from '../../web/src/state/scenarios.ts';
import { loadEngine } from '../wasm/engine.ts';

// Each test starts from a fresh state.
type State = typeof import('../../web/src/state/scenarios.ts');
let state: State;
beforeEach(async () => {
  vi.resetModules();
  state = await import('../../web/src/state/scenarios.ts');
});

const joins = (client: string): Change => ({ do: 'join', client, from: '2026-11-22' });
const names = () => state.scenarios.value.map(({ name }) => name);
const clients = () =>
  state.shownScenario.value?.changes.map(({ change }) => ('client' in change ? change.client : change.do));

describe('scenarios', () => {
  it('a change beside the facts makes a plan and shows it', () => {
    state.addChanges([joins('a')], 'Plan 1');
    expect([state.shownScenario.value?.name, clients()]).toEqual(['Plan 1', ['a']]);
  });
  it('a further change goes to the end of the shown plan', () => {
    state.addChanges([joins('a')], 'Plan 1');
    state.addChanges([joins('b'), joins('c')], 'unused');
    expect([names(), clients()]).toEqual([['Plan 1'], ['a', 'b', 'c']]);
  });
  it('a copy stands behind its original and is edited on its own', () => {
    state.addScenario('one');
    state.addScenario('two');
    state.showScenario('plan1');
    state.addChanges([joins('a')], '');
    state.duplicateScenario('plan1', 'copy');
    state.addChanges([joins('b')], '');
    expect(names()).toEqual(['one', 'copy', 'two']);
    expect(state.scenarios.value.map(({ changes }) => changes.length)).toEqual([1, 2, 0]);
  });
  it('deleting the shown plan shows its neighbour', () => {
    state.addScenario('one');
    state.addScenario('two');
    state.deleteScenario('plan2');
    expect(state.shownScenario.value?.name).toBe('one');
  });
  it('ids are not given twice while they are in use', () => {
    state.addScenario('one');
    state.addScenario('two');
    state.deleteScenario('plan1');
    state.addScenario('three');
    expect(new Set(state.scenarios.value.map(({ id }) => id)).size).toBe(2);
  });
  it.each([
    ['first to last', 'change1', 2, ['b', 'c', 'a']],
    ['last to first', 'change3', 0, ['c', 'a', 'b']],
    ['beyond the end: stays', 'change1', 3, ['a', 'b', 'c']],
    ['before the beginning: stays', 'change3', -1, ['a', 'b', 'c']],
  ])('moves %s', (_, id, to, expected) => {
    state.addChanges([joins('a'), joins('b'), joins('c')], 'plan');
    state.moveChange(id, to);
    expect(clients()).toEqual(expected);
  });
});

describe('undo and redo', () => {
  const steps: [string, () => void][] = [
    ['adding a plan', () => state.addScenario('new')],
    ['duplicating', () => state.duplicateScenario('plan1', 'copy')],
    ['deleting', () => state.deleteScenario('plan1')],
    ['renaming', () => state.renameScenario('plan1', 'other')],
    ['adding a change', () => state.addChanges([joins('z')], '')],
    ['editing a change', () => state.replaceChange('change1', joins('z'), '1')],
    ['switching a change off', () => state.switchChange('change1', false)],
    ['removing a change', () => state.removeChange('change1')],
    ['moving a change', () => state.moveChange('change1', 1)],
  ];
  it.each(steps)('%s is taken back and done again', (_, step) => {
    state.addChanges([joins('a'), joins('b')], 'plan');
    const look = () => [state.scenarios.value, state.shownScenario.value?.id];
    const before = look();
    step();
    const after = look();
    expect(after).not.toEqual(before);
    state.undo();
    expect(look()).toEqual(before);
    state.redo();
    expect(look()).toEqual(after);
  });
  it('any steps are taken back to the beginning, and done again to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(steps.length - 1), { maxLength: 12 }), (chosen) => {
        state.takeScenarios([]);
        const begin = state.scenarios.value;
        state.addChanges([joins('a'), joins('b')], 'plan');
        for (const index of chosen) steps[index]?.[1]();
        const end = state.scenarios.value;
        while (state.canUndo.value) state.undo();
        expect(state.scenarios.value).toEqual(begin);
        while (state.canRedo.value) state.redo();
        expect(state.scenarios.value).toEqual(end);
      }),
    );
  });
  it('what is typed in one opening of a form is one step', () => {
    state.addChanges([joins('a')], 'plan');
    state.replaceChange('change1', joins('b'), '1');
    state.replaceChange('change1', joins('c'), '1');
    state.undo();
    expect(clients()).toEqual(['a']);
  });
  it('what is typed in another opening is another step', () => {
    state.addChanges([joins('a')], 'plan');
    state.replaceChange('change1', joins('b'), '1');
    state.replaceChange('change1', joins('c'), '2');
    state.undo();
    expect(clients()).toEqual(['b']);
  });
  it('all moves of one drag are one step', () => {
    state.addChanges([joins('a'), joins('b'), joins('c')], 'plan');
    state.moveChange('change1', 1, 'drag 1');
    state.moveChange('change1', 2, 'drag 1');
    state.undo();
    expect(clients()).toEqual(['a', 'b', 'c']);
  });
  it('a new step forgets what was taken back', () => {
    state.addScenario('one');
    state.undo();
    state.addScenario('two');
    expect(state.canRedo.value).toBe(false);
  });
  it('a deleted plan that is brought back is shown again', () => {
    state.addScenario('one');
    state.addScenario('two');
    state.deleteScenario('plan2');
    state.undo();
    expect(state.shownScenario.value?.name).toBe('two');
  });
});

describe('what the device kept', () => {
  const good = [{ id: 'plan1', name: 'Plan', changes: [{ id: 'change1', isOn: true, change: { do: 'certify' } }] }];
  it('is taken when it has the shape of scenarios', () => {
    expect(state.isScenarios(good)).toBe(true);
  });
  it.each([
    ['no list', {}],
    ['no name', [{ id: 'plan1', changes: [] }]],
    ['no changes', [{ id: 'plan1', name: 'Plan' }]],
    ['a change that is none', [{ ...good[0], changes: [{ id: 'change1', isOn: true, change: null }] }]],
    ['a switch that is none', [{ ...good[0], changes: [{ id: 'change1', isOn: 1, change: { do: 'certify' } }] }]],
  ])('is left alone with %s', (_, value) => {
    expect(state.isScenarios(value)).toBe(false);
  });
});

describe('a scenario over the facts', () => {
  let base: Model;
  let rules: Rules;
  beforeAll(async () => {
    rules = (await loadEngine()).openRules();
    base = rules.openPortfolio(SAMPLE_AGENCY);
  });
  const scenario = (...changes: (Change & { isOff?: boolean })[]): Scenario => ({
    id: 'plan1',
    name: 'Plan',
    changes: changes.map(({ isOff, ...change }, index) => ({
      id: `change${index + 1}`,
      isOn: isOff !== true,
      change: change as Change,
    })),
  });
  const good = joins('bramblewick-hotels');
  const unknown = joins('nobody');
  const unreadable = { do: 'join', client: 'bramblewick-hotels', from: 'soon' } as const;
  const refusedIds = (plan: Scenario) => [...applyScenario(base, plan).problems.keys()];

  it('leaves out what cannot apply and keeps the rest', () => {
    const applied = applyScenario(base, scenario(unknown, good, unreadable));
    expect([...applied.problems.keys()].toSorted()).toEqual(['change1', 'change3']);
    const alone = base.withChanges({ format: 'tierwise/changes@1', name: 'alone', changes: [good] });
    expect(applied.model.evaluate('2026-11-22')).toEqual(alone.evaluate('2026-11-22'));
  });
  it('says why', () => {
    const [problem] = applyScenario(base, scenario(unknown)).problems.get('change1') ?? [];
    expect(problem).toMatchObject({ id: 'unknown-client', found: '"nobody"' });
  });
  it('leaves out what rests on a change that is left out', () => {
    const client = { id: 'new', name: 'New', market: 'XX', currency: 'USD' };
    expect(refusedIds(scenario({ do: 'add-client', client }, joins('new'), good))).toEqual(['change1', 'change2']);
  });
  it('is refused as a whole when hardly anything in it applies', () => {
    const unknowns = Array.from({ length: 210 }, () => unknown);
    expect(() => applyScenario(base, scenario(...unknowns))).toThrow('nobody');
  });
  it('does not ask about a change that is off', () => {
    expect(refusedIds(scenario({ ...unknown, isOff: true }, good))).toEqual([]);
  });
  it('is the facts themselves when nothing applies, and does not give them back', () => {
    const applied = applyScenario(base, scenario(unknown));
    applied.dispose();
    expect(applied.model).toBe(base);
    expect(() => base.evaluate('2026-11-22')).not.toThrow();
  });
});
