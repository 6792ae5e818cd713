const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** How long something lasts, as people choose it. */
export const spans = { hour, day, week: 7 * day, month: 30 * day } as const;

export type Span = keyof typeof spans;

export const spanNames = Object.keys(spans) as Span[];

/** The time at which it ends when it begins now; null for what has no end. */
export const endOf = (span: string): string | null => (span in spans ? new Date(Date.now() + spans[span as Span]).toISOString() : null);
