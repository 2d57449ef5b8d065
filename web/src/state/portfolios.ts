/**
 * The portfolios on this device, by name, each with its scenarios. One of them is open in a tab; other tabs may have
 * others open.
 */
import { batch, signal } from '@preact/signals';
import type { Portfolio } from 'tierwise';
import { isDay } from '../day.ts';
import { hasStopped } from '../outcome.ts';
import { portfolio, rules } from './app.ts';
import { portfolioProblems } from './checks.ts';
import { keeper, keepThisTab } from './keep.ts';
import { openEntry, openId, type PortfolioEntry, portfolios, rememberedOpen, rememberOpen } from './portfolio-list.ts';
import { setParameters } from './route.ts';
import { isScenarios, type Scenario, scenarios, takeScenarios } from './scenarios.ts';
import { onChangedElsewhere, read, readAll, write } from './storage.ts';

/** One at which the engine stops is not damaged: it is opened, and what is to be said of it follows. */
function isUsablePortfolio(value: unknown): value is Portfolio {
  if (rules.peek() === null) return false;
  const problems = portfolioProblems('portfolio', '', value);
  return problems.length === 0 || hasStopped({ problems });
}

const bindPortfolio = keeper<Portfolio | null>(portfolio, { isValid: isUsablePortfolio });
const bindScenarios = keeper<readonly Scenario[]>(scenarios, { isValid: isScenarios, take: takeScenarios });

/** Shows a portfolio and its scenarios, and keeps what becomes of them. */
export function show(id: string | null, facts: Portfolio | null, plans: readonly Scenario[]): void {
  batch(() => {
    bindPortfolio(id === null ? null : `portfolio:${id}`, facts);
    bindScenarios(id === null ? null : `scenarios:${id}`, plans);
    openId.value = id;
  });
}

/** What is kept under an id; `undefined` where there is nothing that the engine takes. */
export async function keptUnder(id: string): Promise<{ facts: Portfolio; plans: readonly Scenario[] } | undefined> {
  const [facts, plans] = [await read(`portfolio:${id}`), await read(`scenarios:${id}`)];
  return isUsablePortfolio(facts) ? { facts, plans: isScenarios(plans) ? plans : [] } : undefined;
}

/** A portfolio on the device that could not be opened. */
export const unreadable = signal<PortfolioEntry | null>(null);

/** Opens a kept portfolio on its facts. */
export async function openKept(id: string): Promise<void> {
  const found = await keptUnder(id);
  const entry = portfolios.peek().find((one) => one.id === id);
  unreadable.value = found === undefined ? (entry ?? null) : null;
  if (found === undefined) return;
  setParameters({ scenario: '' });
  show(id, found.facts, found.plans);
  rememberOpen(id);
}

function toEntry(id: string, kept: unknown): PortfolioEntry {
  const { name, asOf, clients } = (kept ?? {}) as Record<string, unknown>;
  return {
    id,
    name: typeof name === 'string' ? name : '',
    asOf: typeof asOf === 'string' && isDay(asOf) ? asOf : '',
    clients: Number(clients) || 0,
  };
}

function writeEntry({ id, ...entry }: PortfolioEntry): void {
  write(`name:${id}`, entry, true);
}

/** The list as the device has it. The open one stays in it: it is in this page, whatever became of it elsewhere. */
async function readNames(): Promise<void> {
  const open = openEntry.peek();
  const found = [...(await readAll('name:'))].map(([id, kept]) => toEntry(id, kept));
  portfolios.value = open === undefined || found.some(({ id }) => id === open.id) ? found : [...found, open];
}

/** Brings back the names, and the portfolio that was open. Wants the rules, since the engine checks what it opens. */
export async function startPortfolios(): Promise<void> {
  onChangedElsewhere((keys) => {
    if (keys.some((key) => key.startsWith('name:'))) void readNames();
  });
  await readNames();
  const last = rememberedOpen();
  const entry = portfolios.peek().find(({ id }) => id === last) ?? portfolios.peek()[0];
  // The reader may have opened another one meanwhile.
  if (openId.peek() !== null) return;
  rememberOpen(entry?.id ?? null);
  if (entry === undefined) return;
  const found = await keptUnder(entry.id);
  if (openId.peek() !== null) return;
  if (found === undefined) unreadable.value = entry;
  else show(entry.id, found.facts, found.plans);
}

/** A name that no other portfolio has: `Lark & Finch`, `Lark & Finch 2`, … */
export function freeName(wanted: string): string {
  const taken = new Set(portfolios.peek().map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

/** An id that no tab gives twice. */
const newId = (): string => Math.random().toString(36).slice(2, 12);

/** A portfolio with its scenarios, ready to be put beside the others; the engine has taken it. */
export interface NewPortfolio {
  name: string;
  facts: Portfolio;
  plans?: readonly Scenario[];
  id?: string;
}

/** Puts a portfolio beside the others. */
export function keepPortfolio({ name, facts, plans = [], id = newId() }: NewPortfolio): PortfolioEntry {
  const entry = { id, name: freeName(name), asOf: facts.asOf, clients: facts.clients?.length ?? 0 };
  portfolios.value = [...portfolios.peek(), entry];
  writeAll(entry, facts, plans);
  // Browsers that ask first do it here, where it is clear what for. One that refuses keeps the data as long as it likes.
  void navigator.storage?.persist?.().catch(() => false);
  return entry;
}

/** Puts a portfolio beside the others and opens it. */
export function addPortfolio(added: NewPortfolio): PortfolioEntry {
  return batch(() => {
    const entry = keepPortfolio(added);
    unreadable.value = null;
    setParameters({ scenario: '' });
    show(entry.id, added.facts, added.plans ?? []);
    rememberOpen(entry.id);
    return entry;
  });
}

/** Puts other facts in the place of the open ones; name and scenarios stay. */
export function replaceFacts(facts: Portfolio): void {
  portfolio.value = facts;
  editEntry(openId.peek(), { asOf: facts.asOf, clients: facts.clients?.length ?? 0 });
}

function editEntry(id: string | null, edit: Partial<PortfolioEntry>): void {
  const entry = portfolios.peek().find((one) => one.id === id);
  if (entry === undefined) return;
  const edited = { ...entry, ...edit };
  portfolios.value = portfolios.peek().map((one) => (one === entry ? edited : one));
  writeEntry(edited);
}

function writeAll(entry: PortfolioEntry, facts: unknown, plans: unknown): void {
  writeEntry(entry);
  write(`portfolio:${entry.id}`, facts, true);
  write(`scenarios:${entry.id}`, plans, true);
}

/** Gives a portfolio another name. */
export function renamePortfolio(id: string, name: string): void {
  editEntry(id, { name });
}

/** Opens a copy of a portfolio under a name of its own. */
export async function duplicatePortfolio(id: string, name: string): Promise<void> {
  const found = await keptUnder(id);
  if (found !== undefined) addPortfolio({ name, ...found });
}

interface Deleted {
  entry: PortfolioEntry;
  facts: unknown;
  plans: unknown;
  wasOpen: boolean;
}
/** The portfolios deleted in this tab, the last one last: undo brings them back. */
export const deleted = signal<readonly Deleted[]>([]);

/** Deletes a portfolio; where it was open, another one is, or none. */
export async function deletePortfolio(id: string): Promise<void> {
  const entry = portfolios.peek().find((one) => one.id === id);
  if (entry === undefined) return;
  const [facts, plans] = [await read(`portfolio:${id}`), await read(`scenarios:${id}`)];
  const wasOpen = openId.peek() === id;
  deleted.value = [...deleted.peek(), { entry, facts, plans, wasOpen }];
  portfolios.value = portfolios.peek().filter((one) => one !== entry);
  if (wasOpen) {
    setParameters({ scenario: '' });
    show(null, null, []);
    rememberOpen(null);
  }
  for (const kind of ['name', 'portfolio', 'scenarios']) write(`${kind}:${id}`, undefined, true);
  const [next] = portfolios.peek();
  if (wasOpen && next !== undefined) await openKept(next.id);
}

/** Brings back the portfolio that was deleted last. */
export function undoDelete(): void {
  const last = deleted.peek().at(-1);
  if (last === undefined) return;
  deleted.value = deleted.peek().slice(0, -1);
  portfolios.value = [...portfolios.peek(), last.entry];
  writeAll(last.entry, last.facts, last.plans);
  if (last.wasOpen) void openKept(last.entry.id);
}

/** Keeps on the device what this tab shows, whatever became of it there. */
export async function keepWhatIsShown(): Promise<void> {
  const open = openEntry.peek();
  if (open !== undefined) writeEntry(open);
  await keepThisTab();
}
