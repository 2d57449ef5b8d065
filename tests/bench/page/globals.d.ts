/** What the page offers to the harness outside. */
interface Window {
  openArena(size: import('../portfolios.ts').SizeName): Promise<void>;
  /** Once one is open. */
  arena: import('../arena.ts').Arena;
}
