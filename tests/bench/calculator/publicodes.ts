/** The calculator as rules of Publicodes. */
import Engine from 'publicodes';
import type { CalculationRequest } from 'tierwise';
import { dayOf } from '../plain/days.ts';
import type { PlainRules } from '../plain/documents.ts';
import { type Figures, figuresOf } from './requests.ts';

const number = (tenThousandths: number): string => `${tenThousandths / 10_000}`;

/** A value that depends on the day: the latest entry that has begun. */
function dated(entries: { from: number; value: unknown }[]): unknown {
  const [first, ...later] = entries;
  if (later.length === 0) return first?.value;
  const cases = later.toReversed().map(({ from, value }) => ({ si: `day >= ${from}`, alors: value }));
  return { variations: [...cases, { sinon: first?.value }] };
}

export class Publicodes {
  readonly #engine: Engine;

  constructor(rules: PlainRules) {
    const units = rules.unit.entries.map(({ from, value: byCurrency }) => ({
      from,
      value: {
        variations: Object.entries(byCurrency).map(([currency, unit]) => ({
          si: `currency = '${currency}'`,
          alors: number(unit),
        })),
      },
    }));
    const multiplier = rules.growth.entries.map(({ from, value: markets }) => ({
      from,
      value:
        markets.size === 0
          ? 1
          : {
              variations: [
                {
                  si: { 'une de ces conditions': [...markets].map((market) => `market = '${market}'`) },
                  alors: number(rules.multiplier.on(from)),
                },
                { sinon: 1 },
              ],
            },
    }));
    const rate = (list: { from: number; value: number }[]) =>
      dated(list.map(({ from, value }) => ({ from, value: number(value) })));
    this.#engine = new Engine({
      day: 0,
      market: "'US'",
      currency: "'USD'",
      motion: "'sourced'",
      'amount sold': 0,
      'amount managed': 0,
      partners: 1,
      unit: dated(units),
      multiplier: dated(multiplier),
      'sourced rate': rate(rules.soldRate.sourced.entries),
      'assisted rate': rate(rules.soldRate.assisted.entries),
      'sold rate': { variations: [{ si: "motion = 'sourced'", alors: 'sourced rate' }, { sinon: 'assisted rate' }] },
      'managed rate': rate(rules.managedRate.entries),
      sold: 'amount sold * sold rate * multiplier / unit',
      managed: 'amount managed / partners * managed rate * multiplier / unit',
      total: 'sold + managed',
    });
  }

  calculate(request: CalculationRequest): Figures {
    this.#engine.setSituation({
      day: dayOf(request.on),
      market: `'${request.market}'`,
      currency: `'${request.currency}'`,
      motion: `'${request.motion}'`,
      'amount sold': request.sold,
      'amount managed': request.managed ?? 0,
      partners: 1 + request.otherPartners,
    });
    const value = (name: string) => Number(this.#engine.evaluate(name).nodeValue);
    return figuresOf({ total: value('total'), sold: value('sold'), managed: value('managed') });
  }
}
