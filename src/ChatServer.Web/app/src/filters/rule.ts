import type { AnswerOf } from "@chatserver/engine";

export type Rule = AnswerOf<"get", "/moderation/filters/{filterId}">;

export const kinds = ["words", "links", "flood", "duplicates", "newAccounts"] as const;
export type Kind = (typeof kinds)[number];

/** What of a rule a request carries. */
export type Draft = Pick<Rule, "name" | "action" | "enabled" | "dryRun" | "notice" | Kind>;

/** What a rule looks for; a rule may look for several things. */
export const kindsOf = (rule: Pick<Rule, Kind>): Kind[] => kinds.filter((kind) => (kind === "words" ? !!rule.words?.length : rule[kind] !== null));

/** A rule that is tried out first, so that nobody is refused by a slip. */
export const newRule = (): Draft => ({
  name: "", action: "refuse", enabled: true, dryRun: true, notice: null, words: [], links: null, flood: null, duplicates: null, newAccounts: null,
});

/** What a rule begins with when it is to look for something else. */
export const beginningOf = (kind: Kind): Partial<Draft> => ({
  words: { words: [] },
  links: { links: { domains: [], except: false } },
  flood: { flood: { messages: 10, seconds: 60 } },
  duplicates: { duplicates: { messages: 3, seconds: 600, minLength: 20, together: false } },
  newAccounts: { newAccounts: { hours: 24, links: true, media: false } },
})[kind];

export const none: Pick<Draft, Kind> = { words: [], links: null, flood: null, duplicates: null, newAccounts: null };

export const lines = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);
