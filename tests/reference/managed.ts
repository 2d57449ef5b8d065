import type { ManagedStatus, NeverReason } from '../../wasm/src/results.ts';
import type { Book } from './book.ts';
import { type DayNumber, within } from './day.ts';
import type { AccessModel, ActivityModel, ClientModel, EmployeeModel, Model } from './model.ts';
import { divide, multiply, type Rational, ratio, sum, ZERO } from './rational.ts';

/** A counting activity; `imported` is the one that `managedUntil` stands for. */
interface Counting {
  on: DayNumber;
  imported: boolean;
}

export interface ManagedOnDay {
  status: ManagedStatus;
  reason?: NeverReason;
  credit: Rational;
  partners: number;
  /** null: the currency has no unit that day. */
  points: Rational | null;
  lastActivity?: DayNumber;
  until?: DayNumber;
}

const deactivated = (inactive: { from: DayNumber; to: DayNumber }[], day: DayNumber): boolean =>
  inactive.some((interval) => within(interval, day));

/** Both sides of managed.setup (1) and (3): present in the partner account and in the client's. */
function present(row: AccessModel, day: DayNumber): boolean {
  return within(row.span, day) && within(row.employee.account, day);
}

/** Present, and neither side deactivated that day (managed.setup). */
function usable(row: AccessModel, day: DayNumber): boolean {
  return present(row, day) && !deactivated(row.inactive, day) && !deactivated(row.employee.inactive, day);
}

/** managed.assignment: by domain while there is access, otherwise from the day of the row's own link. */
function assigned(row: AccessModel, day: DayNumber): boolean {
  return row.employee.ownDomain || row.linked <= day;
}

/** One client's managed relationship, day by day (section 3). */
export class Relationship {
  private readonly counting: Counting[];
  private readonly endings: DayNumber[];
  private readonly activeDays = new Map<DayNumber, boolean>();

  constructor(
    private readonly book: Book,
    private readonly model: Model,
    private readonly client: ClientModel,
  ) {
    this.counting = client.activities.filter((activity) => this.counts(activity)).map(real);
    if (client.managedUntil !== undefined) {
      this.counting.push({ on: client.managedUntil - book.window(model.asOf), imported: true });
    }
    this.endings = [...client.ended, ...endingsByAbsence(client.access)];
  }

  on(day: DayNumber): ManagedOnDay {
    const result: ManagedOnDay = { ...this.standing(day), ...this.worth(day) };
    const realDays = this.upTo(day).filter((activity) => !activity.imported);
    return realDays.length === 0 ? result : { ...result, lastActivity: latest(realDays) };
  }

  isActive(day: DayNumber): boolean {
    const known = this.activeDays.get(day) ?? this.lives(day, this.upTo(day), this.endings);
    this.activeDays.set(day, known);
    return known;
  }

  /** The status alone, with its reason or the day that the credit runs or ran out. */
  private standing(day: DayNumber): Pick<ManagedOnDay, 'status' | 'reason' | 'until'> {
    if (this.upTo(day).length === 0) return { status: 'never', reason: this.neverReason(day) };
    if (this.isActive(day)) return { status: 'active', until: this.runsOut(day) };
    return this.lapsed(day);
  }

  /** managed.split, currency.unit, market.growth, rate.managed; status decides whether there is any credit. */
  worth(day: DayNumber): Pick<ManagedOnDay, 'credit' | 'partners' | 'points'> {
    const { book, client } = this;
    const partners = 1 + client.otherPartners.filter((interval) => within(interval, day)).length;
    const mrr = sum(client.subscriptions.filter((row) => within(row.span, day)).map((row) => row.mrr));
    const active = this.isActive(day);
    const credit = active ? divide(mrr, ratio(BigInt(partners))) : ZERO;
    const unit = book.unit(client.currency, day);
    if (unit === null) return { credit, partners, points: null };
    if (!active) return { credit, partners, points: ZERO };
    const rate = multiply(book.managedRate(day), book.multiplier(client.market, day));
    return { credit, partners, points: multiply(divide(credit, unit), rate) };
  }

  /** managed.setup, all four parts on the activity's own day. */
  private counts(activity: ActivityModel): boolean {
    const ready = this.rowsOf(activity.employee).some((row) => usable(row, activity.on) && assigned(row, activity.on));
    return ready && this.qualifies(activity);
  }

  /** managed.qualifying: the tool's own row, else the row of `*`, else nothing qualifies. */
  private qualifies({ tool, action, on }: ActivityModel): boolean {
    const rows = this.book.qualifying(on);
    const row = rows.find((each) => each.tool === tool) ?? rows.find((each) => each.tool === '*');
    return row?.actions.includes(action) ?? false;
  }

  private rowsOf(employee: EmployeeModel): AccessModel[] {
    return this.client.access.filter((row) => row.employee === employee);
  }

  private upTo(day: DayNumber): Counting[] {
    return this.counting.filter((activity) => activity.on <= day);
  }

  /** managed.window, managed.end, managed.minimum: L(t) from `activities`, then the window and the minimum of `day`. */
  private lives(day: DayNumber, activities: Counting[], endings: DayNumber[]): boolean {
    const valid = activities.filter(({ on }) => !endings.some((ending) => on < ending && ending <= day));
    const running = valid.filter(({ on }) => day < on + this.book.window(day));
    if (running.length === 0) return false;
    const minimum = this.book.minimumActivities(this.model.held?.tier, day);
    if (minimum === undefined || running.some((activity) => activity.imported)) return true;
    return valid.filter(({ on }) => day < on + minimum.days).length >= minimum.count;
  }

  /** Section 8.5: the first later day that is not active if nothing more is done. */
  private runsOut(day: DayNumber): DayNumber {
    const activities = this.upTo(day);
    let later = day + 1;
    while (this.lives(later, activities, this.endings)) later++;
    return later;
  }

  /** Expired or ended: the day after the last active one, and what stopped the credit on it (section 8.5). */
  private lapsed(day: DayNumber): Pick<ManagedOnDay, 'status' | 'until'> {
    const activities = this.upTo(day);
    const first = Math.min(...activities.map(({ on }) => on));
    let last = day - 1;
    while (last >= first && !this.isActive(last)) last--;
    if (last < first) return { status: 'expired' };
    const until = last + 1;
    const since = latest(activities);
    const earlierEndings = this.endings.filter((ending) => ending <= since);
    const ended = since < until && this.endings.includes(until) && this.lives(until, activities, earlierEndings);
    return { status: ended ? 'ended' : 'expired', until };
  }

  /** Section 8.4, over all days up to `day`: the first step of the set-up that no day ever met. */
  private neverReason(day: DayNumber): NeverReason {
    const { access, activities } = this.client;
    const someDay = (test: (row: AccessModel, each: DayNumber) => boolean) =>
      access.some((row) => daysOf(row, day).some((each) => test(row, each)));
    if (!someDay(usable)) return 'no-employee';
    if (!someDay((row, each) => usable(row, each) && assigned(row, each))) return 'not-assigned';
    const tried = activities.some(
      ({ employee, on }) => on <= day && this.rowsOf(employee).some((row) => usable(row, on) && assigned(row, on)),
    );
    return tried ? 'not-qualifying' : 'no-activity';
  }
}

const real = ({ on }: ActivityModel): Counting => ({ on, imported: false });
const latest = (activities: Counting[]): DayNumber => Math.max(...activities.map(({ on }) => on));

/** The days of an access row up to and including `last`. */
function daysOf(row: AccessModel, last: DayNumber): DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = row.span.from; day <= last && day < row.span.to; day++) days.push(day);
  return days;
}

/** managed.end: the right end of each maximal run of days with at least one employee present. */
function endingsByAbsence(access: AccessModel[]): DayNumber[] {
  const bounds = access
    .flatMap(({ span, employee }) => [span.from, span.to, employee.account.to])
    .filter(Number.isFinite);
  const anyone = (day: DayNumber) => access.some((row) => present(row, day));
  const endings: DayNumber[] = [];
  for (let day = Math.min(...bounds); day <= Math.max(...bounds); day++) {
    if (anyone(day - 1) && !anyone(day)) endings.push(day);
  }
  return endings;
}
