import type { Problem } from "./wire.js";

/** Every way a call fails. Decide by `code`: the server's own (/problems), or one of `network` and `aborted` when there was no answer. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: Record<string, string[]>;

  /** After so many seconds a retry may succeed. */
  readonly retryAfter: number | undefined;

  constructor(readonly problem: Partial<Problem> & { code: string; title: string }, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = "ProblemError";
    this.status = problem.status ?? 0;
    this.code = problem.code;
    this.title = problem.title;
    this.errors = (problem.errors as Record<string, string[]> | undefined) ?? {};
    this.retryAfter = problem.retryAfter;
  }

  /** Whether the same call may succeed later: nothing was decided about it, or nobody knows what was. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}
