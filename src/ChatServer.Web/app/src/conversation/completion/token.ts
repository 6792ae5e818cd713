/** A word that is being written and may be completed. */
export interface Token {
  kind: "mention" | "emoji";

  /** What follows the sign that began it. */
  word: string;

  /** Where the sign stands. */
  from: number;
}

const mention = /(?:^|[\s(])@([\p{L}\p{N}._-]{0,40})$/u;

// Two letters, so that the time 10:30 and a smile such as :D begin nothing.
const emoji = /(?:^|[\s(]):([\p{L}_+-][\p{L}\p{N}_+-]{1,30})$/u;

/** The word before the cursor, if it begins with a sign that means something. */
export function tokenBefore(text: string, caret: number): Token | null {
  const before = text.slice(0, caret);
  for (const [kind, pattern] of [["mention", mention], ["emoji", emoji]] as const) {
    const word = pattern.exec(before)?.[1];
    if (word !== undefined) return { kind, word: word.toLocaleLowerCase(), from: caret - word.length - 1 };
  }
  return null;
}
