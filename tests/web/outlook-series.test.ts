import { readFileSync } from 'node:fs';
import type { RuleBook, Timeline, Track } from 'tierwise';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../web/src/day.ts';
import {
  creditedStretches,
  holdsOn,
  minimumLines,
  momentsOf,
  partsOf,
  standingOn,
  topOf,
} from '../../web/src/views/outlook/series.ts';
import { loadEngine } from '../wasm/engine.ts';
import { sample } from './page-state.ts';

const book = JSON.parse(
  readFileSync(new URL('../../core/rules/hubspot-solutions.json', import.meta.url), 'utf8'),
) as RuleBook;
const model = (await loadEngine()).openRules().openPortfolio(sample());
const timeline = model.timeline('2026-05-22', '2027-02-23');

describe('the moments of the chart', () => {
  const moments = momentsOf(timeline);
  test('are the days of the engine’s timeline, and no others', () => {
    expect(moments.map(({ on }) => on)).toEqual(timeline.points.days);
  });
  test('have the figures that the engine gives for the same day', () => {
    const evaluated = moments.map(({ on }) => ({ on, ...model.evaluate(on).points }));
    expect(moments).toEqual(evaluated);
  });
  test.each(Object.keys(partsOf) as Track[])('stack up to the track %s', (track) => {
    for (const moment of moments) {
      const stacked = partsOf[track].reduce((sum, part) => sum + moment[part], 0);
      expect(stacked).toBeCloseTo(moment[track], 5);
    }
  });
});

test('where the partner stands is read from a timeline as the engine evaluates it, on every day', () => {
  for (let on = timeline.from; on < timeline.to; on = addDays(on, 1)) {
    const { performance, credited, sourced, assisted, managed, total } = standingOn(timeline, on);
    const evaluated = model.evaluate(on);
    expect({ on, performance, credited }).toEqual({
      on,
      performance: evaluated.performance,
      credited: evaluated.credited,
    });
    expect({ sourced, assisted, managed, total }).toEqual({
      sourced: evaluated.points.sourced,
      assisted: evaluated.points.assisted,
      managed: evaluated.points.managed,
      total: evaluated.points.total,
    });
  }
});

describe('the band of the credited tier', () => {
  const credited: Timeline['credited'] = [
    { from: '2026-05-22', tier: null },
    { from: '2026-11-16', tier: 'diamond' },
    { from: '2027-01-15', tier: 'platinum' },
  ];
  const whole = { credited, from: '2026-05-22', to: '2027-02-23' } as Timeline;
  const held = (since: string) => ({
    asOf: '2026-11-16',
    partner: { name: '', creditedTier: { tier: 'diamond', since } },
  });
  test('before the day of the data, is what the data say', () => {
    expect(creditedStretches(whole, held('2026-01-15'))).toEqual([
      { from: '2026-05-22', tier: 'diamond' },
      { from: '2027-01-15', tier: 'platinum' },
    ]);
  });
  test('is unknown before the tier was earned', () => {
    expect(creditedStretches(whole, held('2026-07-15')).slice(0, 2)).toEqual([
      { from: '2026-05-22', tier: 'unknown' },
      { from: '2026-07-15', tier: 'diamond' },
    ]);
  });
  test('is unknown up to the day of the data where they name no tier', () => {
    const none = { ...whole, credited: [{ from: '2026-05-22', tier: null }] };
    expect(creditedStretches(none, { asOf: '2026-11-16', partner: {} })).toEqual([
      { from: '2026-05-22', tier: 'unknown' },
      { from: '2026-11-16', tier: null },
    ]);
  });
  test('from the day of the data on, is the engine’s', () => {
    const later = model.timeline('2026-11-16', '2027-02-23');
    expect(creditedStretches(later, sample())).toEqual(later.credited);
  });
});

describe('what holds on a day', () => {
  const stretches = [
    { from: '2026-01-01', tier: 'a' },
    { from: '2026-02-01', tier: 'b' },
  ];
  const cases: [day: string, tier: string | undefined][] = [
    ['2025-12-31', undefined],
    ['2026-01-01', 'a'],
    ['2026-01-31', 'a'],
    ['2026-02-01', 'b'],
    ['2030-01-01', 'b'],
  ];
  test.each(cases)('%s: %s', (day, tier) => {
    expect(holdsOn(stretches, day)?.tier).toBe(tier);
  });
});

describe('the minima of the chart', () => {
  const around = { from: '2025-07-01', to: '2025-08-01' };
  const gold = (track: Track, minima = {}) =>
    minimumLines(book, minima, track, around).filter(({ tier }) => tier === 'gold');
  test('change on the day on which the rules do', () => {
    expect(gold('total').map(({ points, from, to }) => [points, from, to])).toEqual([
      [123, '2025-07-01', '2025-07-15'],
      [129.15, '2025-07-15', '2025-08-01'],
    ]);
  });
  test('end where a track has none any more', () => {
    expect(gold('managed').map(({ to }) => to)).toEqual(['2025-07-15']);
  });
  test('are illustrative until they are the reader’s own', () => {
    const own = { '2025-07-15': { gold: { total: '140' } } };
    expect(gold('total', own).map(({ isIllustrative }) => isIllustrative)).toEqual([true, false]);
  });
});

describe('the top of the chart', () => {
  const lines = minimumLines(book, {}, 'total', { from: '2026-01-01', to: '2026-02-01' });
  const cases: [name: string, points: number[], top: number][] = [
    ['takes in the next minimum when it is near', [700], 840 * 1.06],
    ['leaves out a minimum far above', [900], 900 * 1.06],
    ['leaves out one more than two and a half times as high', [330], 330 * 1.06],
    ['is never nothing', [0], 1.06],
  ];
  test.each(cases)('%s', (_, points, top) => {
    expect(topOf(points, lines)).toBeCloseTo(top, 9);
  });
});
