import type { ComponentChildren } from "preact";
import "./search.css";

interface Range {
  offset?: number;
  length?: number;
}

/** So many characters stand before the first match of a long text. */
const lead = 32;

/** A text with what was looked for marked; a long one begins shortly before its first match. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly Range[] }) {
  const first = ranges[0]?.offset ?? 0;
  const begin = first > lead * 2 ? wordAt(text, first - lead) : 0;
  const parts: ComponentChildren[] = begin > 0 ? ["… "] : [];
  let at = begin;
  for (const { offset = 0, length = 0 } of ranges) {
    if (offset < at) continue;
    parts.push(text.slice(at, offset), <mark key={offset}>{text.slice(offset, offset + length)}</mark>);
    at = offset + length;
  }

  parts.push(text.slice(at, at + 400));
  return <>{parts}</>;
}

/** The beginning of the word after a place, so that no word is cut. */
function wordAt(text: string, place: number): number {
  const space = text.indexOf(" ", place);
  return space < 0 || space > place + lead ? place : space + 1;
}
