import { ProblemError } from "@chatserver/engine";
import type { Texts } from "./texts";

/** One sentence for people about what went wrong. The server's own sentence where there is no better one in their language. */
export function sayProblem(problem: unknown, texts: Texts): string {
  if (!(problem instanceof ProblemError)) return problem instanceof TypeError ? texts.problems.network : texts.problems.unexpected;
  if (problem.status === 0) return texts.problems.network;
  if (problem.status === 429 && problem.retryAfter) return texts.problems.wait(problem.retryAfter);

  // What somebody wrote to explain it is in their own words.
  const known: Record<string, string | undefined> = texts.problems.codes;
  return [known[problem.code] ?? (problem.message || texts.problems.unexpected), problem.problem.reason].filter(Boolean).join(" ");
}

/** What is wrong with one field of a request, by its name on the wire. */
export function fieldProblem(problem: unknown, field: string): string | undefined {
  return problem instanceof ProblemError ? problem.errors?.[field]?.[0] : undefined;
}
