/**
 * The sample: an invented agency with invented clients, told in a few words per client and written out as a portfolio. It
 * shows everything that the page can show: each currency of the programme, growth markets, every status of a relationship
 * with each of its reasons, shared clients, contractors, deactivated users, upsells under the old rate, and plans.
 */
import type { Access, Activity, Client, Day, Employee, Motion, Portfolio, Sale, Subscription } from 'tierwise';
import { addDays, daysBetween } from '../day.ts';
import { fold } from '../import/words.ts';

const AS_OF = '2026-11-16';
const LINES = {
  M: 'marketing-hub',
  S: 'sales-hub',
  V: 'service-hub',
  C: 'content-hub',
  O: 'operations-hub',
  X: 'commerce-hub',
} as const;
const PRODUCTS: Record<Line, string> = {
  M: 'Marketing Hub Professional',
  S: 'Sales Hub Professional',
  V: 'Service Hub Professional',
  C: 'Content Hub Professional',
  O: 'Operations Hub Starter',
  X: 'Commerce Hub Starter',
};
type Line = keyof typeof LINES;

/** What a client pays for a product line, and since when; `renewal` and `to` where they matter. */
function pays(line: Line, mrr: number, from: Day, dates: { to?: Day; renewal?: Day } = {}): Subscription {
  return { line: LINES[line], mrr: mrr.toFixed(2), from, ...dates };
}

/** A sale of a product line; `extra` for upsells. */
function sold(
  line: Line,
  mrr: number,
  on: Day,
  motion: Motion = 'sourced',
  extra: { replaces?: number; lineSince?: Day } = {},
): Sale {
  const { replaces, lineSince } = extra;
  return {
    line: LINES[line],
    on,
    mrr: mrr.toFixed(2),
    ...(replaces === undefined ? {} : { replaces: replaces.toFixed(2) }),
    motion,
    ...(lineSince === undefined ? {} : { lineSince }),
  };
}

const WORK: readonly (readonly [tool: string, action: string])[] = [
  ['email', 'edit'],
  ['blog', 'publish'],
  ['workflow', 'create'],
  ['landing-page', 'edit'],
  ['report', 'create'],
  ['form', 'edit'],
];

/** Steady work up to and including `last`, counted back from it. */
function works(employee: string, from: Day, last: Day, everyDays: number): Activity[] {
  const count = Math.floor(daysBetween(from, last) / everyDays);
  return Array.from({ length: count + 1 }, (_, index) => {
    const [tool, action] = WORK[index % WORK.length] ?? ['email', 'edit'];
    return { employee, on: addDays(last, (index - count) * everyDays), tool, action };
  });
}

interface Details {
  sales?: Sale[];
  access?: Access[];
  /** Work, as lists of activities. */
  work?: Activity[][];
  others?: { from: Day; to?: Day }[];
  ended?: Day[];
  usage?: number;
}

function client(
  name: string,
  market: string,
  currency: string,
  subscriptions: Subscription[],
  details: Details,
): Client {
  const id = fold(name).replaceAll(' ', '-');
  const lines = Object.entries(LINES).filter(([, line]) => subscriptions.some((one) => one.line === line));
  const activities = (details.work ?? []).flat().sort((a, b) => a.on.localeCompare(b.on));
  return {
    id,
    name,
    market,
    currency,
    subscriptions,
    ...(details.sales && { sales: details.sales }),
    ...(details.access && { access: details.access }),
    ...(details.others && { otherPartners: details.others }),
    ...(activities.length > 0 && { activities }),
    ...(details.ended && { ended: details.ended }),
    products: lines.map(([line]) => PRODUCTS[line as Line]),
    ...(details.usage !== undefined && { usage: details.usage }),
  };
}

const EMPLOYEES: Employee[] = [
  { id: 'mara', email: 'mara@larkfinch.example', from: '2021-03-01', admin: true },
  { id: 'tomas', email: 'tomas@larkfinch.example', from: '2021-03-01', admin: true },
  { id: 'ines', email: 'ines@larkfinch-iberia.example', from: '2023-02-01' },
  { id: 'yuki', email: 'yuki@larkfinch.example', from: '2022-06-01' },
  { id: 'dev', email: 'dev@larkfinch.example', from: '2024-04-15' },
  // On leave: the user is deactivated, and comes back as planned.
  {
    id: 'leo',
    email: 'leo@larkfinch.example',
    from: '2022-01-10',
    inactive: [{ from: '2026-07-01', to: '2027-02-01' }],
  },
  // Left the agency: deleted from the partner account.
  { id: 'hana', email: 'hana@larkfinch.example', from: '2023-09-01', to: '2026-10-05' },
  // Contractors: another e-mail domain, so each client must be linked by hand.
  { id: 'piotr', email: 'piotr@freelance.example', from: '2025-01-15' },
  { id: 'sofia', email: 'sofia@studio.example', from: '2025-06-01' },
  // Starts next year.
  { id: 'amara', email: 'amara@larkfinch.example', from: '2027-01-04' },
];

const CLIENTS: Client[] = [
  // The biggest client: managed, and on a calendar of planned work.
  client(
    'Bramblewick Hotels',
    'GB',
    'GBP',
    [pays('M', 2720, '2022-05-01', { renewal: '2027-05-01' }), pays('S', 1480, '2025-08-05')],
    {
      sales: [
        sold('M', 1900, '2022-05-01'),
        sold('M', 2720, '2026-03-18', 'sourced', { replaces: 1900 }),
        sold('S', 1480, '2025-08-05'),
      ],
      access: [
        { employee: 'mara', from: '2022-05-01' },
        { employee: 'yuki', from: '2024-01-08' },
      ],
      work: [works('mara', '2025-03-01', '2026-11-12', 13), works('yuki', '2026-11-26', '2027-02-11', 14)],
      usage: 81,
    },
  ),
  client(
    'Castellune Dental',
    'ES',
    'EUR',
    [pays('M', 792, '2023-10-02', { renewal: '2026-12-02' }), pays('V', 220, '2026-02-12')],
    {
      sales: [
        sold('M', 620, '2023-10-02'),
        sold('M', 792, '2026-02-12', 'sourced', { replaces: 620 }),
        sold('V', 220, '2026-02-12'),
      ],
      access: [{ employee: 'ines', from: '2023-10-02' }],
      work: [works('ines', '2025-04-01', '2026-11-10', 17)],
      usage: 64,
    },
  ),
  client('Ondarra Surf Schools', 'ES', 'EUR', [pays('M', 352, '2025-06-15')], {
    sales: [sold('M', 352, '2025-06-15')],
    access: [{ employee: 'ines', from: '2025-06-15' }],
    work: [works('ines', '2025-09-20', '2026-10-02', 21)],
    usage: 47,
  }),
  client(
    'Vulpina Outdoor',
    'DE',
    'EUR',
    [pays('M', 1320, '2021-10-04', { renewal: '2027-10-04' }), pays('S', 880, '2024-03-11')],
    {
      // The line was first sold before 2024-02-27, so its upsells stay at the older rate.
      sales: [
        sold('M', 700, '2021-10-04'),
        sold('S', 880, '2024-03-11'),
        sold('M', 1320, '2026-04-22', 'sourced', { replaces: 700 }),
      ],
      access: [
        { employee: 'yuki', from: '2021-10-04' },
        { employee: 'leo', from: '2023-05-01' },
      ],
      work: [works('yuki', '2025-03-10', '2026-11-03', 19)],
      usage: 72,
    },
  ),
  client('Tidewater Prosthetics', 'US', 'USD', [pays('M', 890, '2024-06-03'), pays('O', 210, '2025-11-24')], {
    sales: [sold('M', 890, '2024-06-03'), sold('O', 210, '2025-11-24')],
    access: [{ employee: 'tomas', from: '2024-06-03' }],
    work: [works('tomas', '2025-02-10', '2026-10-29', 16)],
    others: [{ from: '2026-05-01' }],
    usage: 58,
  }),
  client(
    'Kestrel & Oak Realty',
    'US',
    'USD',
    [
      pays('M', 1600, '2025-07-20', { renewal: '2026-12-20' }),
      pays('S', 400, '2026-06-09'),
      pays('V', 1040, '2026-11-09'),
    ],
    {
      sales: [sold('M', 1600, '2025-07-20'), sold('S', 400, '2026-06-09'), sold('V', 1040, '2026-11-09')],
      access: [
        { employee: 'tomas', from: '2025-07-20' },
        { employee: 'dev', from: '2026-01-05' },
      ],
      work: [works('dev', '2025-08-25', '2026-11-14', 15), works('dev', '2026-12-01', '2027-01-30', 20)],
      usage: 77,
    },
  ),
  client('Saltmarsh Brewing', 'US', 'USD', [pays('M', 800, '2025-01-13')], {
    sales: [sold('M', 800, '2025-01-13', 'assisted')],
    access: [{ employee: 'dev', from: '2025-01-13' }],
    work: [works('dev', '2025-02-01', '2026-08-18', 24)],
    usage: 35,
  }),
  client('Ferncrest Academy', 'US', 'USD', [pays('M', 1200, '2022-08-01'), pays('C', 400, '2026-09-02')], {
    sales: [sold('C', 400, '2026-09-02', 'assisted')],
    access: [{ employee: 'mara', from: '2022-08-01' }],
    work: [works('mara', '2025-03-03', '2026-10-12', 20)],
    usage: 69,
  }),
  client('Pallas Robotics', 'CA', 'CAD', [pays('M', 1040, '2024-11-18'), pays('S', 390, '2026-01-27')], {
    sales: [sold('M', 1040, '2024-11-18'), sold('S', 390, '2026-01-27')],
    access: [{ employee: 'dev', from: '2024-11-18' }],
    work: [works('dev', '2025-02-05', '2026-11-05', 18)],
    usage: 83,
  }),
  client('Maple Hollow Clinics', 'CA', 'CAD', [pays('M', 1690, '2023-04-17', { renewal: '2027-04-17' })], {
    access: [
      { employee: 'hana', from: '2023-09-01' },
      { employee: 'tomas', from: '2026-03-01' },
    ],
    work: [works('hana', '2025-03-01', '2026-09-21', 22), works('tomas', '2026-10-01', '2026-10-26', 25)],
    others: [{ from: '2024-01-01' }],
    usage: 52,
  }),
  client(
    'Wattlebird Energy',
    'AU',
    'AUD',
    [pays('M', 2310, '2024-02-05'), pays('V', 770, '2025-10-08'), pays('S', 1540, '2026-12-01')],
    {
      // Sales Hub is signed, and starts in December.
      sales: [sold('M', 2310, '2024-02-05'), sold('V', 770, '2025-10-08'), sold('S', 1540, '2026-12-01')],
      access: [{ employee: 'yuki', from: '2024-02-05' }],
      work: [works('yuki', '2025-02-18', '2026-10-20', 17)],
      usage: 61,
    },
  ),
  client('Coralline Tours', 'AU', 'AUD', [pays('M', 462, '2025-10-14')], {
    sales: [sold('M', 462, '2025-10-14')],
    access: [{ employee: 'yuki', from: '2025-10-14' }],
    work: [works('yuki', '2025-10-20', '2026-08-09', 28)],
    usage: 29,
  }),
  client('Hoshizora Stationery', 'JP', 'JPY', [pays('M', 144000, '2025-05-12'), pays('C', 43200, '2026-05-19')], {
    sales: [sold('M', 144000, '2025-05-12'), sold('C', 43200, '2026-05-19')],
    access: [{ employee: 'yuki', from: '2025-05-12' }],
    work: [works('yuki', '2025-05-20', '2026-11-09', 15)],
    usage: 74,
  }),
  client('Tsukimi Ceramics', 'JP', 'JPY', [pays('M', 86400, '2024-09-30')], {
    access: [{ employee: 'yuki', from: '2024-09-30' }],
    work: [works('yuki', '2025-03-11', '2026-08-24', 27)],
    usage: 33,
  }),
  client('Protea Freight', 'ZA', 'ZAR', [pays('M', 15912, '2023-11-06'), pays('S', 4420, '2026-07-14')], {
    sales: [
      sold('M', 12000, '2023-11-06'),
      sold('M', 15912, '2026-07-14', 'sourced', { replaces: 12000 }),
      sold('S', 4420, '2026-07-14'),
    ],
    access: [{ employee: 'mara', from: '2023-11-06' }],
    work: [works('mara', '2025-03-05', '2026-10-30', 20)],
    usage: 56,
  }),
  client('Veldt & Vine', 'ZA', 'ZAR', [pays('M', 7072, '2025-02-17')], {
    access: [{ employee: 'piotr', from: '2025-02-17', linked: '2025-03-03' }],
    work: [works('piotr', '2025-03-04', '2026-10-24', 23)],
    usage: 44,
  }),
  client(
    'Jacaranda Learning',
    'BR',
    'USD',
    [pays('M', 1150, '2024-05-06', { renewal: '2027-01-08' }), pays('S', 240, '2026-08-11')],
    {
      sales: [sold('M', 1150, '2024-05-06'), sold('S', 240, '2026-08-11')],
      access: [{ employee: 'ines', from: '2024-05-06' }],
      work: [works('ines', '2025-03-09', '2026-11-11', 14), works('ines', '2026-12-02', '2027-01-27', 14)],
      usage: 79,
    },
  ),
  client('Praia Serena Resorts', 'BR', 'USD', [pays('M', 300, '2025-12-15')], {
    sales: [sold('M', 300, '2025-12-15')],
    access: [{ employee: 'ines', from: '2025-12-15' }],
    work: [works('ines', '2025-12-20', '2026-10-09', 19)],
    usage: 53,
  }),
  client('Agave Azul Logistics', 'MX', 'USD', [pays('M', 980, '2025-03-24'), pays('O', 150, '2025-03-24')], {
    sales: [sold('M', 980, '2025-03-24')],
    access: [{ employee: 'sofia', from: '2025-06-01', linked: '2025-06-10' }],
    work: [works('sofia', '2025-06-12', '2026-11-06', 16)],
    usage: 66,
  }),
  client('Cenote Wellness', 'MX', 'USD', [pays('M', 620, '2025-07-20')], {
    sales: [sold('M', 620, '2025-07-20')],
    access: [{ employee: 'sofia', from: '2025-07-20', linked: '2025-07-21' }],
    work: [works('sofia', '2025-10-24', '2026-08-29', 26)],
    usage: 31,
  }),
  client('Cafetal Alto', 'CO', 'COP', [pays('M', 3264000, '2024-08-12', { renewal: '2026-12-12' })], {
    access: [{ employee: 'ines', from: '2024-08-12' }],
    work: [works('ines', '2025-03-15', '2026-10-17', 20)],
    usage: 62,
  }),
  client('Orinoco Seguros', 'CO', 'COP', [pays('M', 2448000, '2025-07-28'), pays('V', 1224000, '2026-03-03')], {
    sales: [sold('V', 1224000, '2026-03-03', 'assisted')],
    access: [{ employee: 'piotr', from: '2025-07-28', linked: '2025-07-28' }],
    work: [works('piotr', '2025-08-02', '2026-10-06', 21)],
    others: [{ from: '2025-07-28' }, { from: '2026-06-15', to: '2027-01-01' }],
    usage: 48,
  }),
  client('Pampa Verde Foods', 'AR', 'USD', [pays('M', 540, '2025-04-07')], {
    access: [{ employee: 'sofia', from: '2025-06-01', linked: '2025-06-02' }],
    work: [works('sofia', '2025-06-05', '2026-08-05', 25)],
    usage: 27,
  }),
  client('Monsoon Textiles', 'IN', 'USD', [pays('M', 760, '2024-10-21'), pays('C', 240, '2026-10-13')], {
    sales: [sold('M', 760, '2024-10-21'), sold('C', 240, '2026-10-13')],
    access: [{ employee: 'dev', from: '2024-10-21' }],
    work: [works('dev', '2025-03-02', '2026-11-13', 14)],
    usage: 71,
  }),
  client('Banyan Loom Software', 'IN', 'USD', [pays('S', 1300, '2025-06-16')], {
    access: [{ employee: 'dev', from: '2025-06-16' }],
    work: [works('dev', '2025-06-20', '2026-10-15', 22)],
    usage: 57,
  }),
  client('Merlion Bay Capital', 'SG', 'SGD', [pays('M', 1548, '2025-02-03'), pays('S', 258, '2026-04-28')], {
    sales: [sold('M', 1548, '2025-02-03'), sold('S', 258, '2026-04-28')],
    access: [{ employee: 'yuki', from: '2025-02-03' }],
    work: [works('yuki', '2025-02-10', '2026-11-02', 16)],
    usage: 75,
  }),
  client('Orchid Lane Interiors', 'SG', 'SGD', [pays('M', 516, '2025-07-06')], {
    sales: [sold('M', 516, '2025-07-06')],
    access: [{ employee: 'yuki', from: '2025-07-06' }],
    work: [works('yuki', '2025-10-10', '2026-09-01', 24)],
    usage: 38,
  }),
  client('Halong Marine', 'VN', 'USD', [pays('M', 160, '2025-11-17')], {
    sales: [sold('M', 160, '2025-11-17')],
    access: [{ employee: 'dev', from: '2025-11-17' }],
    work: [works('dev', '2025-11-20', '2026-10-22', 20)],
    usage: 45,
  }),
  client('Hanbit Alpine Gear', 'KR', 'USD', [pays('M', 700, '2024-12-09')], {
    access: [{ employee: 'yuki', from: '2024-12-09' }],
    work: [works('yuki', '2025-03-01', '2026-09-28', 21)],
    others: [{ from: '2026-02-01' }],
    usage: 50,
  }),
  client('Lumière des Alpes', 'FR', 'EUR', [pays('M', 616, '2025-01-20', { renewal: '2027-01-20' })], {
    sales: [sold('M', 616, '2025-01-20')],
    access: [{ employee: 'ines', from: '2025-01-20' }],
    work: [works('ines', '2025-02-01', '2026-10-27', 18)],
    usage: 60,
  }),
  client('Perla Marina Yachts', 'IT', 'EUR', [pays('M', 1056, '2024-04-15', { to: '2026-12-31' })], {
    // Cancels at the end of the year.
    access: [{ employee: 'ines', from: '2024-04-15' }],
    work: [works('ines', '2025-03-20', '2026-10-31', 20)],
    usage: 22,
  }),
  client('Bursztyn Optics', 'PL', 'EUR', [pays('M', 440, '2025-09-22')], {
    sales: [sold('M', 440, '2025-09-22', 'assisted')],
    access: [{ employee: 'piotr', from: '2025-09-22', linked: '2025-09-29' }],
    work: [works('piotr', '2025-10-01', '2026-11-07', 17)],
    usage: 63,
  }),
  client('Heatherfield Museums', 'GB', 'GBP', [pays('C', 592, '2025-06-27')], {
    sales: [sold('C', 592, '2025-06-27')],
    access: [{ employee: 'leo', from: '2025-06-27' }],
    // Nobody else has worked here since Leo's user was deactivated.
    work: [works('leo', '2025-11-01', '2026-06-26', 19)],
    usage: 40,
  }),

  // Ended at once, in each of the three ways.
  client('Ravenglass Publishing', 'GB', 'GBP', [pays('M', 740, '2023-09-18')], {
    // Hana was the only one here, and was deleted from the partner account.
    access: [{ employee: 'hana', from: '2023-09-18' }],
    work: [works('hana', '2025-03-01', '2026-09-24', 20)],
    usage: 41,
  }),
  client('Solstice Bikes', 'US', 'USD', [pays('M', 950, '2024-07-08'), pays('S', 300, '2025-10-30')], {
    // The client removed the last employee's access.
    sales: [sold('S', 300, '2025-10-30')],
    access: [{ employee: 'tomas', from: '2024-07-08', to: '2026-10-19' }],
    work: [works('tomas', '2025-03-06', '2026-10-08', 18)],
    usage: 36,
  }),
  client('Gingko Street Bakery', 'US', 'USD', [pays('M', 360, '2025-02-24')], {
    access: [{ employee: 'mara', from: '2025-02-24' }],
    work: [works('mara', '2025-03-01', '2026-10-21', 21)],
    ended: ['2026-11-02'],
    usage: 18,
  }),

  // Never managed, with each of the four reasons.
  client('Quarrystone Legal', 'US', 'USD', [pays('S', 400, '2026-05-04')], {
    sales: [sold('S', 400, '2026-05-04')],
    usage: 55,
  }),
  client('Mangrove Studios', 'PH', 'USD', [pays('M', 120, '2026-08-24')], {
    sales: [sold('M', 120, '2026-08-24')],
    // A contractor who was never linked to this client.
    access: [{ employee: 'sofia', from: '2026-08-24' }],
    work: [works('sofia', '2026-09-01', '2026-11-08', 17)],
    usage: 49,
  }),
  client('Nordlys Insurance', 'NO', 'EUR', [pays('M', 3080, '2026-10-05'), pays('S', 1760, '2026-10-05')], {
    // Taken over from another partner; the access is there, the work has not begun.
    access: [{ employee: 'tomas', from: '2026-10-05' }],
    usage: 42,
  }),
  client('Peregrine Parts', 'US', 'USD', [pays('M', 450, '2026-03-30')], {
    // Looking in and drafting a post do not qualify.
    access: [{ employee: 'dev', from: '2026-03-30' }],
    work: [
      [
        { employee: 'dev', on: '2026-09-14', tool: 'login', action: 'open' },
        { employee: 'dev', on: '2026-10-19', tool: 'blog', action: 'edit' },
      ],
    ],
    usage: 12,
  }),

  // A plan: signed for February, with a new colleague.
  client('Tamarind Street Hotels', 'MX', 'USD', [pays('M', 1400, '2027-02-01')], {
    sales: [sold('M', 1400, '2027-02-01')],
    access: [{ employee: 'amara', from: '2027-02-01' }],
    work: [works('amara', '2027-02-08', '2027-04-19', 14)],
  }),
];

/** The sample as a portfolio document. */
export const SAMPLE_AGENCY: Portfolio = {
  format: 'tierwise/portfolio@1',
  asOf: AS_OF,
  partner: {
    name: 'Lark & Finch (invented sample agency)',
    emailDomains: ['larkfinch.example', 'larkfinch-iberia.example'],
    certifiedUntil: '2027-03-31',
    confirmed: ['invitation'],
    creditedTier: { tier: 'diamond', since: '2026-01-15', metOn: ['2026-02-15', '2026-03-15'] },
    team: [
      { role: 'Partner development manager', name: 'Robin Sample', email: 'robin.sample@owner.example' },
      { role: 'Customer success manager', name: 'Ana Ejemplo', email: 'ana.ejemplo@owner.example' },
    ],
  },
  employees: EMPLOYEES,
  clients: CLIENTS,
};
