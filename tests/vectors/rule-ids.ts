/** The ids of the programme's rules, which errors, explanations and tests cite. */
export const RULE_IDS: readonly string[] = [
  ...['setup', 'assignment', 'qualifying', 'window', 'end', 'minimum', 'split'].map((rule) => `managed.${rule}`),
  ...['rate', 'line', 'net', 'life'].map((rule) => `sold.${rule}`),
  ...['currency.unit', 'market.growth', 'rate.managed', 'points.exact'],
  ...['minimum', 'certification', 'condition', 'credited'].map((rule) => `tier.${rule}`),
  ...['checkpoint', 'down', 'protection', 'certification'].map((rule) => `review.${rule}`),
];
