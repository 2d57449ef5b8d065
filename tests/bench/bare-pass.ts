/**
 * The least that any engine has to do: one pass over the days of all activities and over all sales, in flat arrays,
 * for one day, knowing nothing of rules. It bounds from below what reading a portfolio anew can cost.
 */
import type { Portfolio } from '../../wasm/src/documents.ts';
import { dayOf } from './plain/days.ts';
import { scaled } from './plain/exact.ts';

/** Flat arrays; those of one name are parallel. */
export interface BarePortfolio {
  activityDays: Int32Array;
  /** Where a client's activities end in `activityDays`. */
  activityEnds: Int32Array;
  saleDays: Int32Array;
  saleNets: Float64Array;
}

const YEAR = 365;
const WINDOW = 60;

export function flatten({ clients = [] }: Portfolio): BarePortfolio {
  const activities = clients.map((client) => client.activities ?? []);
  const sales = clients.flatMap((client) => client.sales ?? []);
  let end = 0;
  const activityEnds = activities.map((list) => {
    end += list.length;
    return end;
  });
  return {
    activityEnds: Int32Array.from(activityEnds),
    activityDays: Int32Array.from(activities.flat(), ({ on }) => dayOf(on)),
    saleDays: Int32Array.from(sales, ({ on }) => dayOf(on)),
    saleNets: Float64Array.from(sales, ({ mrr, replaces }) => scaled(mrr) - scaled(replaces ?? 0)),
  };
}

/** How many there are of everything, then the arrays: what the native pass reads. */
export function bytesOf({ activityDays, activityEnds, saleDays, saleNets }: BarePortfolio): Uint8Array {
  const sizes = Int32Array.of(activityEnds.length, activityDays.length, saleDays.length);
  const arrays = [sizes, activityEnds, activityDays, saleDays, saleNets];
  const bytes = new Uint8Array(arrays.reduce((length, array) => length + array.byteLength, 0));
  let at = 0;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer), at);
    at += array.byteLength;
  }
  return bytes;
}

/** How many clients were worked for in the window before `day`, and what was sold in the year before it. */
export function barePass({ activityDays, activityEnds, saleDays, saleNets }: BarePortfolio, day: number): number {
  let active = 0;
  let i = 0;
  for (let client = 0; client < activityEnds.length; client++) {
    const end = activityEnds[client] as number;
    let last = -0x40000000;
    for (; i < end; i++) {
      const on = activityDays[i] as number;
      if (on <= day && on > last) last = on;
    }
    if (day < last + WINDOW) active++;
  }
  let sold = 0;
  for (let sale = 0; sale < saleDays.length; sale++) {
    const on = saleDays[sale] as number;
    if (on <= day && day < on + YEAR) sold += saleNets[sale] as number;
  }
  return active + sold;
}

interface BareModule {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  reserve(bytes: number): number;
  bare_pass_of(
    activityDays: number,
    activityEnds: number,
    clients: number,
    saleDays: number,
    saleNets: number,
    sales: number,
    day: number,
  ): number;
}

/** The same pass as WebAssembly, with the portfolio in its memory. */
export async function loadBarePass(
  binary: BufferSource,
  { activityDays, activityEnds, saleDays, saleNets }: BarePortfolio,
): Promise<(day: number) => number> {
  const { instance } = await WebAssembly.instantiate(binary, {});
  const module = instance.exports as unknown as BareModule;
  module._initialize?.();
  const place = (array: Int32Array | Float64Array): number => {
    const address = module.reserve(array.byteLength);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    new Uint8Array(module.memory.buffer).set(bytes, address);
    return address;
  };
  const [days, ends, sold, nets] = [activityDays, activityEnds, saleDays, saleNets].map(place) as [
    number,
    number,
    number,
    number,
  ];
  return (day) => module.bare_pass_of(days, ends, activityEnds.length, sold, nets, saleDays.length, day);
}
