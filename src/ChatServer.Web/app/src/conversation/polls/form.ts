import type { Outgoing } from "@chatserver/engine";
import { spans } from "../../lib/spans";

const minute = 60 * 1000;

export const closings = ["never", "hour", "day", "week", "own"] as const;
export type Closing = (typeof closings)[number];

export const mostAnswers = 20;

/** What was entered so far. */
export interface PollForm {
  question: string;
  answers: readonly string[];

  /** Which answer of a quiz is right. */
  right: number;
  multiple: boolean;
  anonymous: boolean;
  quiz: boolean;
  explanation: string;
  closes: Closing;

  /** For a time of one's own, as the browser's field has it. */
  closesAt: string;
}

export const blankPoll: PollForm = { question: "", answers: ["", ""], right: 0, multiple: false, anonymous: false, quiz: false, explanation: "", closes: "never", closesAt: "" };

export function isComplete(form: PollForm): boolean {
  const closing = closesAt(form);
  const isRightThere = !form.quiz || !!form.answers[form.right]?.trim();
  return form.question.trim() !== "" && form.answers.filter((a) => a.trim()).length >= 2 && isRightThere && (closing === null || closing.getTime() > Date.now() + minute);
}

export function pollOf(form: PollForm): NonNullable<Outgoing["poll"]> {
  const { question, answers, right, multiple, anonymous, quiz, explanation } = form;
  const options = answers.map((text, i) => ({ text: text.trim(), ...(quiz && { correct: i === right }) })).filter(({ text }) => text);
  return { question: question.trim(), options, multiple, anonymous, closesAt: closesAt(form)?.toISOString() ?? null, explanation: (quiz && explanation.trim()) || null };
}

/** Null if nothing closes it; no valid date as long as none was entered. */
function closesAt({ closes, closesAt }: PollForm): Date | null {
  if (closes === "never") return null;
  return closes === "own" ? new Date(closesAt) : new Date(Date.now() + spans[closes]);
}
