/** The calculator as a link, and back. */
import { signal } from '@preact/signals';
import { day, ruleBook, setDay } from '../state/app.ts';
import { type CalculatorInput, initialInput, isCalculatorInput } from '../views/calculator/input.ts';
import { pageCalculator } from '../views/calculator/page-calculator.ts';
import { decodeLink, encodeLink, LinkError, type LinkFault } from './link-text.ts';
import { isSharedCalculation, rulesHere, SHARED_FORMAT, type SharedCalculation } from './shared.ts';

const { calculation, change, input, presentPoints, settle, tierEffect } = pageCalculator;

/** The calculator as it is shown, with its figures; a tier that starts from a portfolio starts from its points alone. */
export async function calculationText(): Promise<string> {
  const book = ruleBook.peek();
  if (book === null) throw new Error('the engine is not up yet');
  settle();
  const effect = tierEffect.peek()?.value;
  const shared: SharedCalculation = {
    format: SHARED_FORMAT,
    day: day.peek(),
    rules: rulesHere(book),
    calculator: { ...input.peek(), fromPortfolio: false, present: presentPoints.peek() ?? input.peek().present },
    figures: {
      total: calculation.peek()?.value?.total ?? 0,
      before: effect?.before.performance ?? null,
      after: effect?.after.performance ?? null,
    },
  };
  return encodeLink(shared);
}

export interface OpenedCalculation {
  /** Why there is nothing to show. */
  fault?: LinkFault;
  sent?: SharedCalculation;
  /** What was in the calculator before. */
  own?: CalculatorInput;
}
/** What came of the last link. */
export const opened = signal<OpenedCalculation | null>(null);

/** Puts what a link says into the calculator. What was there can be brought back; a bad link changes nothing. */
export async function openCalculation(text: string): Promise<void> {
  try {
    const shared = await decodeLink(text);
    if (!isSharedCalculation(shared) || !isCalculatorInput(shared.calculator)) throw new LinkError('damaged');
    const own = inputBefore(shared.calculator);
    change(shared.calculator);
    setDay(shared.day);
    opened.value = { sent: shared, ...(own && { own }) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    opened.value = { fault: error.fault };
  }
}

function inputBefore(next: CalculatorInput): CalculatorInput | undefined {
  const before = input.peek();
  const isWorthKeeping = before !== initialInput && JSON.stringify(before) !== JSON.stringify(next);
  return isWorthKeeping ? before : undefined;
}

/** Goes back to what was in the calculator. */
export function bringBackOwn(own: CalculatorInput): void {
  change(own);
  opened.value = null;
}
