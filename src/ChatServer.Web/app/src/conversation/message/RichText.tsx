import type { Message } from "@chatserver/engine";
import { Fragment, type ComponentChildren } from "preact";
import { MentionOf } from "./MentionOf";

type Entity = NonNullable<Message["entities"]>[number];

/** What is zero may be left out. */
const startOf = (entity: Entity) => entity.offset ?? 0;
const endOf = (entity: Entity) => startOf(entity) + (entity.length ?? 0);

/** A message's text with what the server found in it, as elements; nothing of it is ever read as HTML. */
export function RichText({ message }: { message: Message }) {
  const content = message.content ?? "";
  return <>{render(content, message.entities ?? [], 0, content.length)}</>;
}

/** The text between two places. Entities lie within each other or apart; the outer ones come first. */
function render(content: string, entities: readonly Entity[], from: number, to: number): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i]!;
    const [start, end] = [startOf(entity), endOf(entity)];
    let next = i + 1;
    while (next < entities.length && startOf(entities[next]!) < end) next++;
    if (start > at) parts.push(content.slice(at, start));
    const inside = render(content, entities.slice(i + 1, next), start + (entity.open ?? 0), end - (entity.close ?? 0));
    parts.push(<Fragment key={start}>{element(entity, inside, content.slice(start, end))}</Fragment>);
    at = end;
    i = next;
  }

  if (at < to) parts.push(content.slice(at, to));
  return parts;
}

function element(entity: Entity, inside: ComponentChildren, text: string): ComponentChildren {
  switch (entity.type) {
    case "bold": return <strong>{inside}</strong>;
    case "italic": return <em>{inside}</em>;
    case "strikethrough": return <s>{inside}</s>;
    case "code": return <code>{inside}</code>;
    case "codeBlock": return <pre><code>{inside}</code></pre>;
    case "quote": return <blockquote>{inside}</blockquote>;
    case "url": return <Away to={/^https?:/i.test(text) ? text : `https://${text}`}>{inside}</Away>;
    case "link": return entity.url ? <Away to={entity.url} title={entity.url}>{inside}</Away> : inside;
    case "mention": return entity.userId ? <MentionOf id={entity.userId}>{inside}</MentionOf> : inside;
    case "mentionAll": case "hashtag": return <span class="mention">{inside}</span>;
    default: return inside;
  }
}

const isSafe = (address: string) => /^(https?|mailto):/i.test(address);

function Away({ to, title, children }: { to: string; title?: string; children: ComponentChildren }) {
  if (!isSafe(to)) return <>{children}</>;
  return <a href={to} title={title} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{children}</a>;
}

const fewEmoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:[\u{1f3fb}-\u{1f3ff}]|\u200d(?:\p{Extended_Pictographic})\ufe0f?)*$/u;
const anyEmoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;
const mostEmoji = 3;

let segmenter: Intl.Segmenter | undefined;

/** Whether a text is nothing but one to three emoji, which are shown large. */
export function isOnlyEmoji(text: string): boolean {
  if (text.length > 40 || !anyEmoji.test(text)) return false;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const signs = [...segmenter.segment(text.trim())].map((s) => s.segment).filter((s) => s.trim());
  return signs.length > 0 && signs.length <= mostEmoji && signs.every((s) => fewEmoji.test(s));
}
