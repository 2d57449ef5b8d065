/** What the harness keeps in pages that it drives. */
interface Window {
  /** Opens a portfolio in every engine of the benchmark's own page. */
  openArena(size: import('./portfolios.ts').SizeName): Promise<void>;
  /** Once one is open. */
  arena: import('./arena.ts').Arena;
  /** Milliseconds from each input to the paint of what it changed. */
  paints: number[];
  /** When each frame began that showed something new. */
  frameTimes: number[];
  /** Keys whose frame came without what they changed. */
  late: number;
  /** Ends the noting of paints. */
  watching?: AbortController;
}
