export const kinds = ["all", "messages", "files", "chats", "people"] as const;
export type Kind = (typeof kinds)[number];

export const contents = ["link", "image", "video", "audio", "file"] as const;
export type Content = (typeof contents)[number];

/** What narrows a search for messages; empty where it does not. */
export interface Filters {
  /** A username, or "me". */
  from: string;
  conversationId: string;
  has: Content | "";

  // Days such as 2026-11-21, both included.
  after: string;
  before: string;
  sort: "newest" | "relevance";
}

export const noFilters: Filters = { from: "", conversationId: "", has: "", after: "", before: "", sort: "newest" };

export const countOf = ({ from, conversationId, has, after, before }: Filters): number => [from, conversationId, has, after, before].filter(Boolean).length;

const oneDay = 24 * 60 * 60 * 1000;

/** The words with the filters as the server reads them. Days are those of the reader's own clock. */
export function queryOf(wanted: string, { from, has, after, before }: Filters): string {
  const startOf = (day: string, later = 0) => new Date(new Date(`${day}T00:00`).getTime() + later).toISOString();
  return [wanted, from && `from:${from}`, has && `has:${has}`, after && `after:${startOf(after)}`, before && `before:${startOf(before, oneDay)}`].filter(Boolean).join(" ");
}
