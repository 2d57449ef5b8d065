import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute } from '../../web/src/state/fragment.ts';

describe('a route survives its address', () => {
  const routes = [
    { view: 'calculator', parameters: {} },
    { view: 'clients', parameters: { client: 'c1', day: '2026-11-23' } },
    { view: 'what-if', parameters: { scenario: 'Second partner & Co. = 50%?#' } },
  ];
  test.each(routes)('$view $parameters', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });
});

test('an empty parameter is left out of the address', () => {
  expect(formatRoute({ view: 'rules', parameters: { day: '', scenario: 'a' } })).toBe('#/rules?scenario=a');
});

test('an address without a fragment is the first view', () => {
  expect(parseRoute('')).toEqual({ view: '', parameters: {} });
});
