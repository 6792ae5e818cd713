export interface Emoji {
  sign: string;
  name: string;

  /** Everything it may be looked for by, in lower case. */
  names: string;
}

interface Entry {
  unicode: string;
  label: string;
  tags?: string[];
  group?: number;
}

/** Skin tones and hair by themselves, which nobody sends. */
const components = 2;

const groups = 10;

/** By group, in the order of Unicode, with the names of a language. */
export async function loadEmoji(language: string): Promise<Emoji[][]> {
  const { default: entries } = await (language === "de" ? import("emojibase-data/de/compact.json") : import("emojibase-data/en/compact.json"));
  const all = entries as unknown as Entry[];
  return Array.from({ length: groups }, (_, group) => group)
    .filter((group) => group !== components)
    .map((group) => all.filter((e) => e.group === group).map(({ unicode, label, tags }) => ({ sign: unicode, name: label, names: [label, ...(tags ?? [])].join(" ").toLocaleLowerCase() })));
}
