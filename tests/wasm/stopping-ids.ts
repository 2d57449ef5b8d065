/** The problems that the facade itself reports; `stopping.test.ts` provokes each. */
export const stoppingIds = ['engine-stopped', 'not-writable', 'out-of-memory'] as const;
export type StoppingId = (typeof stoppingIds)[number];
