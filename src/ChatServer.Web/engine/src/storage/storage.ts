/**
 * What is kept in the browser. In "meta" are who is signed in ("session"), up to where everything was heard ("position"), and how far was read
 * and not told yet ("marks"); all others hold one entry for each conversation, person, message or file.
 */
export const KINDS = ["meta", "conversations", "opened", "people", "outbox", "uploads"] as const;
export type Kind = (typeof KINDS)[number];

export interface Write {
  kind: Kind;
  key: string;

  /** Undefined deletes it. */
  value: unknown;
}

export interface Storage {
  read<T>(kind: Kind, key: string): Promise<T | undefined>;
  all<T>(kind: Kind): Promise<T[]>;

  /** All of it or nothing. */
  write(writes: readonly Write[]): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}
