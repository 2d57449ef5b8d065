import { describe, expect, test } from 'vitest';
import type { Client, Dated, Portfolio, RuleBook } from '../../wasm/src/documents.ts';
import type { ExplainedParameter, Explanation, Figure } from '../../wasm/src/results.ts';
import { parseDay } from '../reference/day.ts';
import { evaluateStanding } from '../reference/evaluate.ts';
import {
  add,
  decimal,
  decimalText,
  divide,
  multiply,
  type Rational,
  ratio,
  rounded,
  subtract,
} from '../reference/rational.ts';
import { lotIsActive } from '../reference/sold.ts';
import type { ClientOnModel } from '../reference/standing.ts';
import { valueAt } from '../vectors/load.ts';
import { RULE_IDS } from '../vectors/rule-ids.ts';
import { forAll, modelOf, type Situation } from './cases.ts';

const FIGURES: Record<Figure, true> = {
  'client.points': true,
  'managed.points': true,
  'managed.credit': true,
  'managed.status': true,
  'managed.activity': true,
  'managed.ending': true,
  'client.mrr': true,
  'client.partners': true,
  'sold.points': true,
  'lot.points': true,
  'points.total': true,
  'points.sold': true,
  'points.sourced': true,
  'points.assisted': true,
  'points.managed': true,
  performance: true,
  'tier.met': true,
  'tier.minimum': true,
  'tier.certification': true,
  'tier.condition': true,
  credited: true,
  review: true,
  'review.checkpoint': true,
};
const UNIT = /^(points|partners|status|tier|day|boolean|[A-Z]{3})$/;
const SUMS: Figure[] = [
  ...(['client.points', 'sold.points', 'points.total', 'points.sold'] as const),
  ...(['points.sourced', 'points.assisted', 'points.managed'] as const),
];

interface Explained extends Situation {
  on: string;
  /** By client, in the order of the document. */
  clients: Explanation[][];
  partner: Explanation[];
}
function forAllExplained(claim: (explained: Explained) => void): void {
  forAll(30, (situation) => {
    const on = situation.random.pick(situation.drawn.days);
    const ids = (situation.portfolio.clients ?? []).map(({ id }) => id);
    const clients = ids.map((client) => situation.model.explain({ on, client }).figures);
    claim({ ...situation, on, clients, partner: situation.model.explain({ on }).figures });
  });
}

const nodesOf = (node: Explanation): Explanation[] => [node, ...node.because.flatMap(nodesOf)];
const allNodes = ({ clients, partner }: Explained): Explanation[] => [...clients.flat(), ...partner].flatMap(nodesOf);
const childOf = (node: Explanation, figure: Figure): Explanation | undefined =>
  node.because.find((each) => each.figure === figure);

const same = (a: unknown, b: unknown): boolean =>
  a === b || (isDecimal(a) && isDecimal(b) && decimalText(decimal(a)) === decimalText(decimal(b)));
const isDecimal = (value: unknown): value is string | number => /^-?\d+(\.\d+)?$/.test(String(value));

function entryOf(rules: RuleBook, { path, from }: ExplainedParameter): Dated<unknown> | undefined {
  return (valueAt(rules, path) as Dated<unknown>[]).find((entry) => entry.from === from);
}

/** The part of an entry that a figure of the client rests on. */
function partOf(value: unknown, path: string, client: Client): unknown {
  if (path === '/currency/unit') return (value as Record<string, unknown>)[client.currency];
  if (path === '/market/growth') return (value as string[]).includes(client.market);
  return value;
}
const parameter = (node: Explanation, path: string): Rational => {
  const found = node.parameters.find((each) => each.path.startsWith(path));
  return found === undefined ? ratio(1n) : decimal(found.value as string);
};
const input = (node: Explanation, name: string): Rational => {
  const found = node.inputs.find(({ pointer }) => pointer.endsWith(name));
  return decimal(found === undefined ? '0' : (found.value as string));
};

describe('explanations of random portfolios', { timeout: 0 }, () => {
  test('the root of every tree is the figure that the reference has', () => {
    forAllExplained(({ standing, on, clients, partner }) => {
      const evaluation = evaluateStanding(standing, on);
      for (const [index, [root]] of clients.entries()) {
        expect(root?.value).toBe(worthOf(standing.clients[index] as ClientOnModel, on));
      }
      const [total, performance, credited, review] = partner;
      expect(total?.value).toBe(evaluation.points.total);
      expect(performance?.value).toBe(evaluation.performance);
      expect(credited?.value).toBe(evaluation.credited);
      expect(review && { next: review.subject.on, outcome: review.subject.outcome, to: review.value }).toEqual(
        evaluation.review ?? undefined,
      );
    });
  });

  test('every node is of the figures, units and rules that exist', () => {
    forAllExplained((explained) => {
      for (const { figure, unit, rules } of allNodes(explained)) {
        expect(FIGURES).toHaveProperty([figure]);
        expect(unit).toMatch(UNIT);
        expect(RULE_IDS).toEqual(expect.arrayContaining(rules));
      }
    });
  });

  test('a figure that is a sum is the sum of what it rests on', () => {
    forAllExplained((explained) => {
      for (const { figure, value, because } of allNodes(explained).filter((node) => SUMS.includes(node.figure))) {
        // A client's part in a total is told without its own reasons.
        if (value === null || (figure === 'sold.points' && because.length === 0)) continue;
        const sum = because.reduce((total, part) => total + (part.value as number), 0);
        expect(Math.abs(sum - (value as number)), figure).toBeLessThanOrEqual((because.length + 1) * 0.5e-6 + 1e-9);
      }
    });
  });

  test('points follow from the parameters and inputs that are named', () => {
    forAllExplained(({ clients }) => {
      for (const node of clients.flat().flatMap(nodesOf)) {
        const credit = childOf(node, 'managed.credit');
        if (credit !== undefined && node.value !== null) {
          expect(node.value).toBe(rounded(multiply(creditOf(credit), priceOf(node, '/managed/rate'))));
        }
        if (node.figure !== 'lot.points' || node.value === null) continue;
        const net = subtract(input(node, '/mrr'), input(node, '/replaces'));
        expect(node.value).toBe(rounded(multiply(net, priceOf(node, '/sold/rate/'))));
      }
    });
  });

  test('every parameter is an entry of the rule book, with its status and source', () => {
    forAllExplained((explained) => {
      for (const node of allNodes(explained)) {
        for (const named of node.parameters) {
          const entry = entryOf(explained.rules, named);
          expect(named.value).not.toBeNull();
          expect(named).toMatchObject({ status: entry?.status, source: entry?.source });
          const client = explained.portfolio.clients?.find(({ id }) => id === node.subject.client);
          if (client === undefined || named.path.endsWith('qualifying') || named.path.endsWith('Activities')) continue;
          expect(same(partOf(entry?.value, named.path, client), named.value), JSON.stringify(named)).toBe(true);
        }
      }
    });
  });

  test('every input is a place in the portfolio that holds the value named', () => {
    forAllExplained((explained) => {
      for (const { pointer, value } of allNodes(explained).flatMap((node) => node.inputs)) {
        expect(same(valueAt(explained.portfolio, pointer), value), `${pointer} ${value}`).toBe(true);
      }
    });
  });

  test('rests on a plan or on illustrative parameters exactly where something below does', () => {
    forAllExplained((explained) => {
      for (const node of allNodes(explained)) {
        const below = node.because.flatMap((each) => each.restsOn);
        for (const each of below) expect(node.restsOn).toContain(each);
        const illustrative = nodesOf(node).some((each) =>
          each.parameters.some(({ status }) => status === 'illustrative'),
        );
        if (node.because.length > 0) expect(node.restsOn.includes('illustrative')).toBe(illustrative);
      }
    });
  });

  test('activities, subscriptions, sales and partners that are not named decide nothing', () => {
    forAllExplained(({ rules, portfolio, on, clients }) => {
      for (const [index, [root]] of clients.entries()) {
        const changed = withNamedAlone(portfolio, index, root as Explanation);
        const id = portfolio.clients?.[index]?.id as string;
        const [after] = modelOf(rules, changed).explain({ on, client: id }).figures;
        expect(after?.value, id).toBe(root?.value);
      }
    });
  });
});

function worthOf({ relationship, lots }: ClientOnModel, on: string): number | null {
  const day = parseDay(on);
  const parts = [
    relationship.worth(day).points,
    ...lots.filter((lot) => lotIsActive(lot, day)).map((lot) => lot.points),
  ];
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : rounded(known.reduce(add, ratio(0n)));
}

const creditOf = (credit: Explanation): Rational =>
  divide(
    decimal(childOf(credit, 'client.mrr')?.value as string),
    decimal(childOf(credit, 'client.partners')?.value as number),
  );
const priceOf = (node: Explanation, rate: string): Rational =>
  multiply(divide(parameter(node, rate), parameter(node, '/currency/unit')), parameter(node, '/market/multiplier'));

/** The portfolio with only those rows of the client that its explanation names. */
function withNamedAlone(portfolio: Portfolio, index: number, root: Explanation): Portfolio {
  const named = nodesOf(root).flatMap((node) => node.inputs.map(({ pointer }) => pointer));
  const keep = <Row>(list: string, rows: Row[] = []): Row[] =>
    rows.filter((_, row) => named.some((pointer) => pointer.startsWith(`/clients/${index}/${list}/${row}/`)));
  const clients = (portfolio.clients ?? []).map((client, place) =>
    place !== index
      ? client
      : {
          ...client,
          activities: keep('activities', client.activities),
          subscriptions: keep('subscriptions', client.subscriptions),
          sales: keep('sales', client.sales),
          otherPartners: keep('otherPartners', client.otherPartners),
        },
  );
  return { ...portfolio, clients };
}
