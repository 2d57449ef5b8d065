/** The calculator as a spreadsheet, in HyperFormula. */
import { HyperFormula } from 'hyperformula';
import type { CalculationRequest } from 'tierwise';
import { dayOf } from '../plain/days.ts';
import type { PlainRules } from '../plain/documents.ts';
import { type Figures, figuresOf } from './requests.ts';

type Cell = string | number;
const POINTS = 0;

/** Rows of `from, value`: the last that has begun is in force. */
const dated = (entries: { from: number; value: number }[]): Cell[][] =>
  entries.map(({ from, value }) => [from, value / 10_000]);

export class Spreadsheet {
  readonly #book: HyperFormula;

  constructor(rules: PlainRules) {
    const [firstUnits] = rules.unit.entries;
    const currencies = Object.keys(firstUnits?.value ?? {});
    const units = rules.unit.entries.map(({ from, value }) => [
      from,
      ...currencies.map((currency) => (value[currency] ?? 0) / 10_000),
    ]);
    const growth = rules.growth.entries.flatMap(({ from, value }) => [...value].map((market) => [market, from]));
    const { sourced, assisted } = rules.soldRate;
    const last = (rows: unknown[]) => rows.length + 1;
    const inForce = (sheet: string, rows: unknown[]) => `VLOOKUP(A1,${sheet}!A2:B${last(rows)},2,TRUE())`;
    this.#book = HyperFormula.buildFromSheets(
      {
        // A1:G1 the request; A2:E2 what it rests on; A3:C3 the answer.
        Points: [
          [0, 'US', 'USD', 'sourced', 0, 0, 1],
          [
            `=VLOOKUP(A1,Units!A2:${String.fromCharCode(65 + currencies.length)}${last(units)},1+MATCH(C1,Units!B1:${String.fromCharCode(65 + currencies.length)}1,0),TRUE())`,
            `=IF(COUNTIFS(Growth!A2:A${last(growth)},B1,Growth!B2:B${last(growth)},"<="&A1)>0,${inForce('Multiplier', rules.multiplier.entries)},1)`,
            `=IF(D1="sourced",${inForce('Sourced', sourced.entries)},${inForce('Assisted', assisted.entries)})`,
            `=${inForce('Managed', rules.managedRate.entries)}`,
          ],
          ['=E1*C2*B2/A2', '=F1/G1*D2*B2/A2', '=A3+B3'],
        ],
        Units: [['from', ...currencies], ...units],
        Growth: [['market', 'from'], ...growth],
        Multiplier: [['from', 'value'], ...dated(rules.multiplier.entries)],
        Sourced: [['from', 'value'], ...dated(sourced.entries)],
        Assisted: [['from', 'value'], ...dated(assisted.entries)],
        Managed: [['from', 'value'], ...dated(rules.managedRate.entries)],
      },
      { licenseKey: 'gpl-v3' },
    );
  }

  calculate(request: CalculationRequest): Figures {
    const { on, market, currency, motion, sold, managed, otherPartners } = request;
    this.#book.setCellContents({ sheet: POINTS, row: 0, col: 0 }, [
      [dayOf(on), market, currency, motion, Number(sold), Number(managed ?? 0), 1 + otherPartners],
    ]);
    const value = (col: number) => Number(this.#book.getCellValue({ sheet: POINTS, row: 2, col }));
    return figuresOf({ sold: value(0), managed: value(1), total: value(2) });
  }
}
