/** One portfolio, opened by every engine of a host (Node or Chromium), and the work that each can be asked to do. */
import type { CalculationRequest, Changes, Engine, Evaluation, Model, Rules, Timeline, Totals } from 'tierwise';
import { decodeLink, encodeLink } from '../../web/src/share/link-text.ts';
import { type BarePortfolio, barePass, bytesOf, flatten, loadBarePass } from './bare-pass.ts';
import { Publicodes } from './calculator/publicodes.ts';
import { CALCULATIONS, calculationOfTurn, type Figures, figuresOf } from './calculator/requests.ts';
import { Spreadsheet } from './calculator/spreadsheet.ts';
import { calculate } from './plain/calculator.ts';
import { withChanges } from './plain/changes.ts';
import { dayOf } from './plain/days.ts';
import { type PlainRules, readPortfolio, readRules } from './plain/documents.ts';
import { buildModel, type PlainModel } from './plain/ledger.ts';
import { evaluate, series, timeline, totals } from './plain/results.ts';
import { AS_OF, generatePortfolio, type Size } from './portfolios.ts';
import { type Clock, type Contestant, digestOf, digestOfText, type Sample, sampleOf } from './sampling.ts';
import type { DuckDb } from './sql/duckdb.ts';
import type { Sqlite } from './sql/sqlite.ts';
import { type PointsOnDay, type Table, tablesOf } from './sql/tables.ts';
import { type Answered, askForObjects, askForText, changesOf, daysOf, type StepName } from './steps.ts';

/** What differs between Node and Chromium. */
export interface Host {
  engine(): Promise<Engine>;
  barePassModule(): Promise<BufferSource>;
  sqlite(tables: Table[]): Promise<Sqlite>;
  duckDb(tables: Table[]): Promise<DuckDb>;
}

/** Contestants of different answers in one list. */
type Entrant = Contestant<unknown>;

function entrant<T>(contestant: Contestant<T>): Entrant {
  return contestant as Entrant;
}

export const MONTH_ENDS: string[] = Array.from({ length: 24 }, (_, month) =>
  new Date(Date.UTC(2026, 3 + month, 0)).toISOString().slice(0, 10),
);

/** The day of the figures that are not of a timeline. */
const DAY = AS_OF;

export class Arena {
  readonly #contestants = new Map<string, Map<string, Entrant>>();

  #plain: PlainModel | undefined;

  private constructor(
    private readonly host: Host,
    private readonly text: string,
    private readonly rules: Rules,
    private readonly model: Model,
    private readonly plainRules: PlainRules,
    private readonly bare: BarePortfolio,
  ) {}

  static async open(host: Host, size: Size): Promise<Arena> {
    const text = JSON.stringify(generatePortfolio(size));
    const engine = await host.engine();
    const rules = engine.openRules();
    const document = JSON.parse(text);
    const plainRules = readRules(rules.document);
    return new Arena(host, text, rules, rules.openPortfolio(text), plainRules, flatten(document));
  }

  /** Made when it is asked for: its objects would be looked through by the collector in all other work. */
  private get plain(): PlainModel {
    this.#plain ??= buildModel(readPortfolio(JSON.parse(this.text)), this.plainRules);
    return this.#plain;
  }

  /** The flat arrays as the native bare pass reads them. */
  bareBytes(): Uint8Array {
    return bytesOf(this.bare);
  }

  /** The engines that can do the work here. */
  async engines(work: string): Promise<string[]> {
    return [...(await this.#entered(work)).keys()];
  }

  async sample(work: string, engine: string, clock?: Clock): Promise<Sample> {
    const contestant = (await this.#entered(work)).get(engine);
    if (contestant === undefined) throw new RangeError(`${engine} does not do ${work}`);
    return sampleOf(contestant, clock);
  }

  async #entered(work: string): Promise<Map<string, Entrant>> {
    const known = this.#contestants.get(work);
    if (known !== undefined) return known;
    const entered = new Map(Object.entries(await this.#enter(work)));
    this.#contestants.set(work, entered);
    return entered;
  }

  async #enter(work: string): Promise<Record<string, Entrant>> {
    switch (work) {
      case 'read':
        return this.#reading();
      case 'build':
        return this.#building();
      case 'evaluate':
      case 'what-if':
        return this.#answering(work, 'evaluate');
      case 'timeline-24':
      case 'timeline-36':
      case 'edit':
        return this.#answering(work, 'timeline');
      case 'totals':
        return this.#answering('evaluate', 'totals');
      case 'what-if-totals':
        return this.#answering('what-if', 'totals');
      case 'series-24':
        return this.#answering('timeline-24', 'series');
      case 'edit-series':
        return this.#answering('edit', 'series');
      case 'points-day':
        return this.#points([DAY]);
      case 'points-months':
        return this.#points(MONTH_ENDS);
      case 'calculator':
        return this.#calculating();
      case 'link-encode':
        return this.#encoding();
      case 'link-decode':
        return this.#decoding();
      default:
        return this.#asText(work.replace(/-json$/, '') as StepName);
    }
  }

  #reading(): Record<string, Entrant> {
    return {
      wasm: entrant({ run: () => this.rules.openPortfolio(this.text), release: disposeOf }),
      'JSON.parse': { run: () => JSON.parse(this.text) },
    };
  }

  async #building(): Promise<Record<string, Entrant>> {
    const changes = changesOf('build', 0) as Changes;
    const text = JSON.stringify(changes);
    const passInWasm = await loadBarePass(await this.host.barePassModule(), this.bare);
    return {
      wasm: entrant({
        run: () => this.model.withChanges(text),
        digest: (model) => digestOf(model.evaluate(DAY)),
        release: disposeOf,
      }),
      'plain-js': entrant({
        run: () => withChanges(this.plain, this.rules.document, changes.changes),
        digest: (model) => digestOf(evaluate(model, DAY)),
      }),
      'bare-pass-js': { run: () => barePass(this.bare, dayOf(DAY)) },
      'bare-pass-wasm': { run: () => passInWasm(dayOf(DAY)) },
    };
  }

  #answering(step: StepName, as: Answered): Record<string, Entrant> {
    const [first, second = ''] = daysOf(step);
    const inPlain: Record<Answered, (model: PlainModel) => unknown> = {
      evaluate: (model) => evaluate(model, first),
      totals: (model) => totals(model, first),
      timeline: (model) => timeline(model, first, second),
      series: (model) => series(model, first, second),
    };
    const ask = (turn: number) => askForObjects(this.rules, this.model, step, turn, as);
    const answer = ask(0);
    return {
      wasm: { run: ask, digest: digestOf },
      objects: { run: () => copyOf(answer as Evaluation | Timeline), digest: digestOf },
      'plain-js': {
        run: (turn) => inPlain[as](withChanges(this.plain, this.rules.document, changesOf(step, turn)?.changes ?? [])),
        digest: digestOf,
      },
    };
  }

  async #points(days: string[]): Promise<Record<string, Entrant>> {
    const tables = tablesOf(this.plain.portfolio, this.plainRules);
    const sqlite = await this.host.sqlite(tables);
    const duckDb = await this.host.duckDb(tables);
    return {
      wasm: { run: () => pointsInEngine(this.model, days), digest: digestOf },
      'plain-js': { run: () => pointsInPlain(this.plain, days), digest: digestOf },
      'sql.js': { run: () => sqlite.points(days), digest: digestOf },
      duckdb: { run: () => duckDb.points(days), digest: digestOf },
    };
  }

  #calculating(): Record<string, Entrant> {
    const publicodes = new Publicodes(this.plainRules);
    const spreadsheet = new Spreadsheet(this.plainRules);
    const contestant = (calculate: (request: CalculationRequest) => Figures): Entrant => ({
      run: (turn) => calculate(calculationOfTurn(turn)),
      digest: () => digestOf(CALCULATIONS.map((request) => figuresOf(calculate(request)))),
    });
    return {
      wasm: contestant((request) => this.rules.calculate(request)),
      'plain-js': contestant((request) => calculate(this.plainRules, request)),
      publicodes: contestant((request) => publicodes.calculate(request)),
      hyperformula: contestant((request) => spreadsheet.calculate(request)),
    };
  }

  #encoding(): Record<string, Entrant> {
    const shared = this.#shared();
    // Two hosts may compress alike or not, so what is compared is what comes out again.
    return { link: entrant({ run: () => encodeLink(shared) }) };
  }

  async #decoding(): Promise<Record<string, Entrant>> {
    const text = await encodeLink(this.#shared());
    return { link: entrant({ run: () => decodeLink(text), digest: digestOf }) };
  }

  /** As much as a link holds of a portfolio and its rules. */
  #shared(): object {
    return { day: DAY, portfolio: JSON.parse(this.text), book: this.rules.document };
  }

  #asText(step: StepName): Record<string, Entrant> {
    const run = (turn: number) => askForText(this.rules, this.model, this.text, step, turn);
    const [decoder, bytes] = [new TextDecoder(), new TextEncoder().encode(run(0))];
    return {
      wasm: entrant({ run, digest: digestOfText }),
      text: entrant({ run: () => decoder.decode(bytes), digest: digestOfText }),
    };
  }
}

/** An answer's objects made anew, which is all that whoever is answered in objects cannot be spared. */
function copyOf(answer: Evaluation | Timeline | Totals): unknown {
  if ('clients' in answer) {
    return {
      ...answer,
      clients: answer.clients.map((client) => ({
        ...client,
        managed: { ...client.managed },
        sold: { ...client.sold, lots: client.sold.lots.map((lot) => ({ ...lot })) },
      })),
    };
  }
  return 'events' in answer ? { ...answer, events: answer.events.map((event) => ({ ...event })) } : { ...answer };
}

const disposeOf = (model: Model): void => model.dispose();

function pointsInEngine(model: Model, days: string[]): PointsOnDay[] {
  const [first = ''] = days;
  if (days.length === 1) {
    const { sold, sourced, managed, total } = model.totals(first).points;
    return [{ day: first, sold, sourced, managed, total }];
  }
  return atDays(model.series(first, dayAfter(days)).points, days);
}

function pointsInPlain(model: PlainModel, days: string[]): PointsOnDay[] {
  const [first = ''] = days;
  return atDays(series(model, first, dayAfter(days)).points, days);
}

const dayAfter = (days: string[]): string =>
  new Date(Date.parse(days.at(-1) ?? '') + 86_400_000).toISOString().slice(0, 10);

interface Series {
  days: string[];
  sold: number[];
  sourced: number[];
  managed: number[];
  total: number[];
}

function atDays({ days: changed, sold, sourced, managed, total }: Series, days: string[]): PointsOnDay[] {
  const at = (series: number[], index: number) => series[index] ?? 0;
  let i = 0;
  return days.map((day) => {
    while (i + 1 < changed.length && (changed[i + 1] as string) <= day) i++;
    return { day, sold: at(sold, i), sourced: at(sourced, i), managed: at(managed, i), total: at(total, i) };
  });
}
