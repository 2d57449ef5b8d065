/** What the page around an embedded calculator sets by attributes. */
import { type CalculatorInput, partFromLink } from '../views/calculator/input.ts';

interface Attribute {
  /** What the figure is called in a link to the calculator. */
  parameter: string;
  expected: string;
}

const inputs: Readonly<Record<string, Attribute>> = {
  market: { parameter: 'market', expected: 'an ISO 3166-1 alpha-2 code such as "BR"' },
  currency: { parameter: 'currency', expected: 'an ISO 4217 code such as "EUR"' },
  amount: { parameter: 'sold', expected: 'an amount such as "2000" or "2000.50"' },
  motion: { parameter: 'motion', expected: '"sourced" or "assisted"' },
};

export const attributeNames: readonly string[] = ['language', ...Object.keys(inputs)];

/** What an attribute says about the input: nothing where its value does not fit, which is told to the page's developer. */
export function inputFromAttribute(name: string, value: string): Partial<CalculatorInput> {
  const attribute = inputs[name];
  if (attribute === undefined) return {};
  const part = partFromLink({ [attribute.parameter]: value });
  if (Object.keys(part).length === 0)
    console.warn(`tierwise-calculator: attribute ${name}: expected ${attribute.expected}, found "${value}"`);
  return part;
}
