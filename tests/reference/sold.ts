import type { Motion } from '../../wasm/src/documents.ts';
import type { Book } from './book.ts';
import { addMonths, type DayNumber } from './day.ts';
import type { ClientModel, SaleModel } from './model.ts';
import { divide, multiply, type Rational } from './rational.ts';

/** What one sale earns, and when. */
export interface LotModel {
  line: string;
  on: DayNumber;
  until: DayNumber;
  motion: Motion;
  rate: Rational;
  /** null: the currency has no unit on the day of the sale. */
  points: Rational | null;
}

/** Every sale of the client, in its order (section 8.12). */
export function lotsOf(book: Book, client: ClientModel): LotModel[] {
  return client.sales.map((sale) => lot(book, client, sale));
}

/** sold.life */
export const lotIsActive = (lot: LotModel, day: DayNumber): boolean => lot.on <= day && day < lot.until;

/** sold.rate, sold.net; unit and multiplier are those of the day of the sale. */
function lot(book: Book, client: ClientModel, { line, on, motion, net }: SaleModel): LotModel {
  const rate = book.soldRate(motion, firstDayOfLine(client, line));
  const unit = book.unit(client.currency, on);
  const until = addMonths(on, book.lifeMonths(on));
  if (unit === null) return { line, on, until, motion, rate, points: null };
  const points = multiply(multiply(divide(net, unit), rate), book.multiplier(client.market, on));
  return { line, on, until, motion, rate, points };
}

/** sold.line: the earliest `lineSince` or sale day of the line, whatever the motion. */
function firstDayOfLine(client: ClientModel, line: string): DayNumber {
  const sales = client.sales.filter((sale) => sale.line === line);
  return Math.min(...sales.flatMap((sale) => [sale.on, sale.lineSince]));
}
