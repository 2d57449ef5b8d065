/** The result as rows, and as text. */
import type { Outcome } from './sampling.ts';
import { targetOf } from './targets.ts';

export interface Row {
  work: string;
  size: string;
  engine: string;
  value: number;
  /** `×`: times the one peer in `ratios`, or, for growth, times the step before. */
  unit: string;
  /** This row's value divided by the peer's. */
  ratios: Record<string, number>;
  /** At most. */
  must: number | null;
  aim: number | null;
  mustMet: boolean | null;
  aimMet: boolean | null;
  /** Why a missed aim cannot be met: what else was measured in the same run, and was no less than the aim by itself. */
  limit: Limit | null;
}

/** A part of the work that every engine has to do, measured alone; in the unit of the row that it bounds. */
export interface Limit {
  name: string;
  value: number;
}

export function row(
  work: string,
  size: string,
  engine: string,
  value: number,
  unit: string,
  { peer = null, floor = null }: { peer?: string | null; floor?: Limit | null } = {},
): Row {
  const target = targetOf(work, size, engine, peer);
  const must = target?.must ?? null;
  const aim = target?.aim ?? null;
  return {
    work,
    size,
    engine,
    value,
    unit,
    ratios: {},
    must,
    aim,
    mustMet: must === null ? null : value <= must,
    aimMet: aim === null ? null : value <= aim,
    limit: aim !== null && value > aim && floor !== null && floor.value >= aim ? floor : null,
  };
}

/** It does no more than make the answer's objects. */
const LEAST = 'objects';

const HOSTS = ['node', 'chromium'] as const;

/** The name of an engine without its host. */
const bare = (engine: string): string => engine.replace(/-(node|chromium)$/, '');
const hostOf = (engine: string): string | undefined => HOSTS.find((host) => engine.endsWith(`-${host}`));

/** A row for each engine, and one for each ratio that has a target. */
export function rowsOf(work: string, size: string, outcomes: Outcome[]): Row[] {
  const rows: Row[] = [];
  for (const { engine, median } of outcomes) {
    const floor = floorOf(engine, outcomes);
    const own = row(work, size, engine, median, 'ms', { floor });
    rows.push(own);
    for (const rival of outcomes) {
      const shared = hostOf(rival.engine) ?? hostOf(engine);
      if (rival.engine === engine || shared !== hostOf(engine)) continue;
      own.ratios[bare(rival.engine)] = median / rival.median;
    }
    for (const [peer, ratio] of Object.entries(own.ratios)) {
      if (targetOf(work, size, engine, peer) === undefined) continue;
      const floorRatio = floor && { ...floor, value: (floor.value / median) * ratio };
      rows.push({ ...row(work, size, engine, ratio, '×', { peer, floor: floorRatio }), ratios: { [peer]: ratio } });
    }
  }
  return rows;
}

/** The least as it was measured on the same host. */
function floorOf(engine: string, outcomes: Outcome[]): Limit | null {
  const found = outcomes.find((each) => bare(each.engine) === LEAST && hostOf(each.engine) === hostOf(engine));
  return found === undefined ? null : { name: bare(found.engine), value: found.median };
}

/** Three digits are all that a median of a few samples has. */
export function shown(value: number): string {
  if (value === 0 || value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value < 0.001 ? 2 : 3);
}

/** All times by work and size, then the targets one by one. */
export function tableText(rows: Row[]): string {
  return `${timesText(rows)}\n\n${targetsText(rows)}`;
}

function timesText(rows: Row[]): string {
  const lines = [['work', 'size', 'engine', 'value', 'unit', 'times its peers']];
  for (const { work, size, engine, value, unit, ratios } of rows.filter((each) => each.unit !== '×')) {
    const peers = Object.entries(ratios).map(([peer, ratio]) => `${peer} ${shown(ratio)}`);
    lines.push([work, size, engine, shown(value), unit, engine.startsWith('wasm') ? peers.join(', ') : '']);
  }
  return columns(lines);
}

function targetsText(rows: Row[]): string {
  const lines = [['target', 'size', 'engine', 'value', 'unit', 'must', 'aim', '']];
  for (const each of rows) {
    const { work, size, engine, value, unit, must, aim, mustMet, aimMet, limit } = each;
    if (must === null) continue;
    const [peer] = unit === '×' ? Object.keys(each.ratios) : [];
    const verdict = mustMet ? (aimMet === false ? 'aim missed' : 'met') : 'MUST MISSED';
    lines.push([
      peer === undefined ? work : `${work} / ${peer}`,
      size,
      engine,
      shown(value),
      unit,
      `≤ ${shown(must)}`,
      aim === null ? '' : `≤ ${shown(aim)}`,
      limit === null ? verdict : `${verdict}: ${limit.name} alone ${shown(limit.value)}`,
    ]);
  }
  return columns(lines);
}

function columns(lines: string[][]): string {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? [];
  const numbers = new Set(['value', 'must', 'aim'].map((name) => lines[0]?.indexOf(name) ?? -1));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (numbers.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
