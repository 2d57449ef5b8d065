import type {
  Access,
  Activity,
  Change,
  Changes,
  Client,
  Dated,
  Employee,
  Interval,
  MinimumActivities,
  Motion,
  Portfolio,
  RuleBook,
  Sale,
  Subscription,
  Tier,
} from '../../wasm/src/documents.ts';
import type { Points } from '../../wasm/src/results.ts';
import { applyChanges, CannotApply } from './changes.ts';
import { addMonths, type DayNumber, dayText, parseDay } from './day.ts';
import { evaluate } from './evaluate.ts';
import { Random } from './random.ts';

/** One random case: documents, a what-if, and what to ask of them. */
export interface Case {
  seed: number;
  rules: RuleBook;
  portfolio: Portfolio;
  changes: Changes;
  days: string[];
  from: string;
  to: string;
}

const ANCHORS = [
  '2022-07-18',
  '2023-11-15',
  '2023-12-31',
  '2024-02-27',
  '2024-02-29',
  '2025-01-15',
  '2025-02-28',
  '2025-07-15',
  '2026-01-15',
];
const NASTY_OFFSETS = [-91, -90, -60, -59, -31, -1, 0, 0, 0, 1, 2, 30, 59, 60, 61, 89, 90, 91, 365, 366];
const AMOUNTS = ['0', '0.0001', '75', '99.99', '100', '333.33', '500', '1000', '1000.0001', '2100', '6000.5', '65000'];
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'EUR', 'GBP', 'JPY', 'COP', 'ZAR', 'CHF', 'BRL'];
const MARKETS = ['US', 'DE', 'BR', 'MX', 'IN', 'SG', 'TL', 'GB'];
const LINES = ['marketing-hub', 'sales-hub'];
const TOOLS = ['blog', 'email', 'login', 'workflow'];
const ACTIONS = ['publish', 'publish', 'create', 'edit', 'view'];
const TIERS = ['gold', 'platinum', 'diamond', 'elite'];
const CONDITIONS = ['invitation', 'customer-retention', 'dollar-retention', 'certifications'];
const EMAILS = [
  'ana@agency.example',
  'ann@agency.example',
  'fay@second.example',
  'bea@AGENCY.Example',
  'cy@sub.agency.example',
  'dan@other.example',
  'eve@second.example',
];

/** Days around one centre, drawn so that intervals, windows and reviews touch each other far more often than by luck. */
class Days {
  private readonly drawn: DayNumber[];

  constructor(
    private readonly random: Random,
    readonly centre: DayNumber,
  ) {
    this.drawn = [centre];
  }

  /** Makes it likely that later days lie on or near these. */
  meet(days: DayNumber[]): void {
    this.drawn.push(...days, ...days);
  }

  day(): DayNumber {
    const { random } = this;
    const day = random.chance(0.5)
      ? this.centre + random.whole(-200, 120)
      : random.pick(this.drawn) + random.pick(NASTY_OFFSETS);
    this.drawn.push(day);
    return day;
  }

  sorted(count: number): DayNumber[] {
    return Array.from({ length: count }, () => this.day()).sort((a, b) => a - b);
  }

  interval(open = 0.4): Interval {
    const [from, to] = this.sorted(2) as [DayNumber, DayNumber];
    return this.random.chance(open) ? { from: dayText(from) } : { from: dayText(from), to: dayText(to) };
  }

  /** Intervals that do not overlap, though they may touch. */
  disjoint(count: number): Interval[] {
    const bounds = this.sorted(2 * count);
    return Array.from({ length: count }, (_, index) => {
      const from = bounds[2 * index] as DayNumber;
      const gap = this.random.chance(0.3) && index + 1 < count;
      const to = bounds[2 * index + (gap ? 2 : 1)] as DayNumber;
      const open = index + 1 === count && this.random.chance(0.6);
      return open ? { from: dayText(from) } : { from: dayText(from), to: dayText(to) };
    });
  }
}

export function generateCase(shipped: RuleBook, seed: number): Case {
  const random = new Random(seed);
  const near = parseDay(random.pick(ANCHORS)) + random.whole(-70, 70);
  const centre = random.chance(0.2) ? checkpointOf(near) : near;
  const days = new Days(random, centre);
  const portfolio = generatePortfolio(random, days);
  const rules = generateRules(random, days, structuredClone(shipped));
  if (random.chance(0.7)) touchMinima(random, days, rules, portfolio);
  const changes = generateChanges(random, days, rules, portfolio);
  const from = centre + random.whole(-120, 60);
  return {
    seed,
    rules,
    portfolio,
    changes,
    days: random.list(2, 4, () => dayText(random.chance(0.5) ? centre + random.whole(-60, 150) : days.day())),
    from: dayText(from),
    to: dayText(from + random.pick([1, 40, 200, 200, 420])),
  };
}

/** The 15th of the day's month. */
const checkpointOf = (day: DayNumber): DayNumber => parseDay(`${dayText(day).slice(0, 8)}15`);

function generatePortfolio(random: Random, days: Days): Portfolio {
  const employees = random.list(1, 3, (index) => employee(random, days, `e${index}`));
  const ids = employees.map(({ id }) => id);
  const held = random.chance(0.7);
  return {
    format: 'tierwise/portfolio@1',
    asOf: dayText(days.centre),
    partner: {
      name: 'Agency',
      emailDomains: random.chance(0.9) ? ['agency.example', 'Second.example'] : [],
      ...(random.chance(0.85)
        ? { certifiedUntil: dayText(days.centre + random.pick([-1, 0, 1, 30, 150, 900, 900])) }
        : {}),
      confirmed: CONDITIONS.filter(() => random.chance(0.8)),
      ...(held ? { creditedTier: creditedTier(random, days) } : {}),
    },
    employees,
    clients: random.list(1, 4, (index) => client(random, days, `c${index}`, ids)),
  };
}

function creditedTier(random: Random, days: Days): { tier: string; since: string; metOn: string[] } {
  const since = days.centre - random.pick([0, 1, 30, 180, 181, 184, 365, 700]);
  const middle = checkpointOf(days.centre);
  const metOn = [-5, -4, -3, -2, -1, 0].filter(() => random.chance(0.15)).map((months) => addMonths(middle, months));
  const past = metOn.filter((day) => day <= days.centre);
  return { tier: random.pick(TIERS), since: dayText(since), metOn: past.map(dayText) };
}

function employee(random: Random, days: Days, id: string): Employee {
  const from = days.centre + random.pick([-900, -900, -200, -61, 0]);
  const leaves = random.chance(0.25);
  return {
    id,
    email: random.pick(EMAILS),
    from: dayText(from),
    ...(leaves ? { to: dayText(Math.max(from, days.day())) } : {}),
    ...(random.chance(0.3) ? { inactive: days.disjoint(random.whole(1, 2)) } : {}),
  };
}

function client(random: Random, days: Days, id: string, employees: string[]): Client {
  const access = employees.flatMap((each) => accessRows(random, days, each));
  const bounds = access.flatMap((row) => [row.from, row.to, row.linked]).filter((day) => typeof day === 'string');
  days.meet(bounds.map(parseDay));
  return {
    id,
    name: id,
    market: random.pick(MARKETS),
    currency: random.pick(CURRENCIES),
    subscriptions: random.list(0, 3, () => subscription(random, days)),
    sales: random.list(0, 3, () => sale(random, days)),
    access,
    otherPartners: random.list(0, 2, () => days.interval()),
    activities: random.list(0, 12, () => activity(random, days, random.pick(employees))),
    ...(random.chance(0.25) ? { ended: [...new Set(random.list(1, 2, () => dayText(days.day())))] } : {}),
    ...(random.chance(0.2) ? { managedUntil: dayText(days.day()) } : {}),
  };
}

function subscription(random: Random, days: Days): Subscription {
  const early = random.chance(0.5) ? { from: dayText(days.centre - 500) } : days.interval();
  const renewal = random.chance(0.2) ? { renewal: dayText(days.day()) } : {};
  return { line: random.pick(LINES), mrr: amount(random), ...early, ...renewal };
}

function amount(random: Random): string | number {
  const text = random.pick(AMOUNTS);
  return random.chance(0.2) ? Number(text) : text;
}

function sale(random: Random, days: Days, motion: Motion = random.pick(['sourced', 'sourced', 'assisted'])): Sale {
  const year = dayText(days.centre).slice(0, 4);
  const on = random.chance(0.1) ? parseDay(Number(year) % 4 === 0 ? `${year}-02-29` : `${year}-02-28`) : days.day();
  const mrr = random.pick(AMOUNTS);
  const since = random.pick(['2023-06-01', '2024-02-26', '2024-02-27', dayText(on)]);
  return {
    line: random.pick(LINES),
    on: dayText(on),
    mrr,
    motion,
    ...(random.chance(0.3) && Number(mrr) >= 75 ? { replaces: random.pick(['0', '75', '74.9999', mrr]) } : {}),
    ...(random.chance(0.3) && since <= dayText(on) ? { lineSince: since } : {}),
  };
}

function accessRows(random: Random, days: Days, id: string): Access[] {
  const rows = random.chance(0.7)
    ? [{ from: dayText(days.centre - random.pick([300, 120, 61])) }]
    : days.disjoint(random.whole(0, 2));
  return rows.map((row) => ({
    employee: id,
    ...row,
    ...(random.chance(0.6) ? { linked: linkDay(random, days, row) } : {}),
    ...(random.chance(0.2) ? { inactive: days.disjoint(1) } : {}),
  }));
}

/** Before, on, inside or after the access row. */
function linkDay(random: Random, days: Days, row: Interval): string {
  const from = parseDay(row.from);
  return dayText(random.pick([from - 1, from, from + 1, from + 20, days.day()]));
}

function activity(random: Random, days: Days, employee: string): Activity {
  return { employee, on: dayText(days.day()), tool: random.pick(TOOLS), action: random.pick(ACTIONS) };
}

const dated = <T>(from: DayNumber | string, value: T): Dated<T> => ({
  from: typeof from === 'string' ? from : dayText(from),
  value,
  status: 'user',
  source: 'user',
});

/** Adds an entry, or puts it in the place of the one of that day. */
function insert<T>(list: Dated<T>[], entry: Dated<T>): void {
  const others = list.filter(({ from }) => from !== entry.from);
  list.splice(0, list.length, ...[...others, entry].sort((a, b) => a.from.localeCompare(b.from)));
}

type Variation = (random: Random, days: Days, rules: RuleBook) => void;

const VARIATIONS: Variation[] = [
  (random, days, { managed }) =>
    insert(managed.windowDays, dated(days.day(), random.pick([1, 2, 30, 45, 61, 75, 120]))),
  (random, days, { managed }) => insert(managed.rate, dated(days.day(), random.pick(['0.5', '1.25', '3', 2]))),
  (random, days, { managed }) =>
    insert(
      managed.qualifying,
      dated(days.day(), [
        { tool: 'email', actions: ['view', 'publish'] },
        ...(random.chance(0.5) ? [{ tool: '*', actions: ['edit'] }] : []),
      ]),
    ),
  minimumActivities,
  minimumActivities,
  (random, days, { sold }) => insert(sold.lifeMonths, dated(days.day(), random.pick([1, 3, 6, 13]))),
  (random, days, { sold }) => insert(sold.rate.assisted, dated(days.day(), random.pick(['2', '4.5']))),
  (random, days, { sold }) => insert(sold.rate.sourced, dated(days.day(), random.pick(['4', '6.0001']))),
  (random, days, { currency }) => {
    const { EUR: _, ...others } = currency.unit.at(-1)?.value ?? {};
    const changed = { ...others, BRL: '512.25', GBP: random.pick(['62.5', '33.3333', '0.0001']), USD: '70' };
    insert(currency.unit, dated(days.day(), changed));
  },
  (random, days, { market }) => insert(market.growth, dated(days.day(), random.pick([[], ['US', 'BR'], ['DE']]))),
  (random, days, { market }) => insert(market.multiplier, dated(days.day(), random.pick(['1.5', '3', '0.25']))),
  (random, days, { tiers }) => {
    const list = structuredClone(tiers.at(-1)?.value ?? []);
    list.splice(random.whole(0, 3), 1);
    insert(tiers, dated(days.day(), random.chance(0.3) ? list.reverse() : list));
  },
  (random, days, { review }) => insert(review.checkpointDay, dated(days.day(), random.pick([1, 20, 28, 30, 31]))),
  (random, days, { review }) => insert(review.protectionMonths, dated(days.day(), random.pick([1, 2, 3, 7, 12]))),
  (random, days, { review }) =>
    insert(
      review.downReviews,
      dated(
        days.day(),
        random.pick([
          [{ on: '03-31', since: '10-31' }],
          [
            { on: '01-10', since: '10-01' },
            { on: '04-30', since: '01-11' },
            { on: '09-15', since: '05-01' },
          ],
        ]),
      ),
    ),
];

function minimumActivities(random: Random, days: Days, { managed }: RuleBook): void {
  const row = (): MinimumActivities => ({ count: random.whole(1, 4), days: random.pick([1, 10, 30, 60, 61, 90, 120]) });
  const value = Object.fromEntries(TIERS.filter(() => random.chance(0.8)).map((tier) => [tier, row()]));
  managed.minimumActivities ??= [];
  insert(managed.minimumActivities, dated(random.chance(0.5) ? '2016-01-01' : days.day(), value));
}

function generateRules(random: Random, days: Days, rules: RuleBook): RuleBook {
  rules.sources.user = { title: 'Made up' };
  const count = random.chance(0.4) ? 0 : random.whole(1, 4);
  for (let index = 0; index < count; index++) random.pick(VARIATIONS)(random, days, rules);
  return rules;
}

/** Tiers whose minima lie at, just below and just above what the portfolio reaches on some day. */
function touchMinima(random: Random, days: Days, rules: RuleBook, portfolio: Portfolio): void {
  const at = random.chance(0.5) ? days.day() : addMonths(checkpointOf(days.centre), random.whole(-4, 6));
  const { points } = evaluate(rules, portfolio, dayText(at));
  const near = (value: number): string => {
    const tenThousandths = BigInt(Math.round(value * 10_000)) + BigInt(random.whole(-1, 1));
    const digits = (tenThousandths < 0n ? 0n : tenThousandths).toString().padStart(5, '0');
    return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
  };
  const tiers = structuredClone(rules.tiers.at(-1)?.value ?? []);
  for (const tier of tiers) tier.minimum = minimum(random, points, near);
  const from = random.pick(['2016-01-01', dayText(days.centre - 300), dayText(at)]);
  insert(rules.tiers, dated(from, tiers));
  if (random.chance(0.5)) rules.tiers = rules.tiers.filter((entry) => entry.from <= from);
  const known = rules.tiers.flatMap((entry) => entry.value.map(({ id }) => id));
  for (const entry of rules.managed.minimumActivities ?? []) {
    entry.value = Object.fromEntries(Object.entries(entry.value).filter(([tier]) => known.includes(tier)));
  }
}

function minimum(random: Random, points: Points, near: (value: number) => string): Tier['minimum'] {
  const tracks = (['total', 'sold', 'sourced', 'managed'] as const).filter(() => random.chance(0.4));
  return Object.fromEntries(tracks.map((track) => [track, near(points[track])]));
}

/** Mostly valid: a change that cannot apply is kept once in a while, and is then the last. */
function generateChanges(random: Random, days: Days, rules: RuleBook, portfolio: Portfolio): Changes {
  const changes: Changes = { format: 'tierwise/changes@1', name: 'what if', changes: [] };
  let documents = { rules, portfolio };
  const wanted = random.whole(0, 6);
  for (let attempt = 0; attempt < 40 && changes.changes.length < wanted; attempt++) {
    const change = generateChange(random, days, documents.portfolio);
    try {
      documents = applyChanges(documents.rules, documents.portfolio, { ...changes, changes: [change] });
      changes.changes.push(change);
    } catch (error) {
      if (!(error instanceof CannotApply)) throw error;
      if (!random.chance(0.04)) continue;
      changes.changes.push(change);
      break;
    }
  }
  return changes;
}

function generateChange(random: Random, days: Days, portfolio: Portfolio): Change {
  const employees = (portfolio.employees ?? []).map(({ id }) => id);
  const someEmployee = () => (random.chance(0.02) ? 'nobody' : random.pick(employees));
  const someClient = () => (random.chance(0.02) ? 'nobody' : random.pick(portfolio.clients ?? []).id);
  const on = dayText(days.day());
  const makers: (() => Change)[] = [
    () => ({ do: 'add-client', client: client(random, days, random.pick(['c1', 'new', 'newer']), employees) }),
    () => ({ do: 'sell', client: someClient(), sale: sale(random, days) }),
    () => ({ do: 'set-mrr', client: someClient(), line: random.pick(LINES), mrr: amount(random), from: on }),
    () => work(random, days, someClient(), someEmployee()),
    () => ({ do: 'stop-work', ...(random.chance(0.5) ? { client: someClient() } : {}), from: on }),
    () => ({ do: random.pick(['join', 'leave']), client: someClient(), from: on }),
    () => ({ do: 'add-employee', employee: employee(random, days, random.pick(['e0', 'fresh', 'fresher'])) }),
    () => ({ do: 'give-access', client: someClient(), access: access(random, days, someEmployee()) }),
    () => ({ do: 'link', client: someClient(), employee: someEmployee(), on }),
    () => ({
      do: 'remove-access',
      client: someClient(),
      ...(random.chance(0.6) ? { employee: someEmployee() } : {}),
      on,
    }),
    () => ({ do: 'delete-employee', employee: someEmployee(), on }),
    () => ({
      do: random.pick(['deactivate', 'reactivate']),
      employee: someEmployee(),
      ...(random.chance(0.5) ? { client: someClient() } : {}),
      on,
    }),
    () => ({ do: 'end-services', client: someClient(), on }),
    () => ({ do: 'move-client', client: someClient(), market: random.pick(MARKETS) }),
    () => ({ do: 'move-client', client: someClient(), currency: random.pick(CURRENCIES) }),
    () => ({ do: 'certify', until: on }),
    () => ({ do: 'confirm', condition: random.pick(CONDITIONS) }),
    () => ruleChange(random, on),
  ];
  return random.pick(makers)();
}

function work(random: Random, days: Days, client: string, employee: string): Change {
  const from = days.day();
  const until = dayText(from + random.whole(1, 130));
  const { tool, action } = activity(random, days, employee);
  return { do: 'work', client, employee, tool, action, from: dayText(from), until, everyDays: random.whole(1, 70) };
}

function access(random: Random, days: Days, employee: string): Access {
  const row = days.interval();
  return { employee, ...row, ...(random.chance(0.5) ? { linked: linkDay(random, days, row) } : {}) };
}

function ruleChange(random: Random, from: string): Change {
  const [path, value] = random.pick<[string, unknown]>([
    ['/sold/rate/sourced', '7'],
    ['/sold/lifeMonths', 2],
    ['/managed/windowDays', 30],
    ['/managed/windowDays', 120],
    ['/managed/rate', '1.5'],
    ['/managed/minimumActivities', { gold: { count: 2, days: 45 }, platinum: { count: 2, days: 60 } }],
    ['/market/multiplier', '3'],
    ['/market/growth', ['US', 'DE']],
    ['/currency/unit', { USD: '90', EUR: '91.5' }],
    ['/review/checkpointDay', 28],
    ['/review/protectionMonths', 1],
    ['/review/downReviews', [{ on: '10-15', since: '05-15' }]],
    ['/tiers', [{ id: 'gold', name: 'Gold', minimum: { total: '10' }, certified: true, conditions: [] }]],
    ['/no/such/rule', 1],
  ]);
  return { do: 'rule', path, from, value };
}
