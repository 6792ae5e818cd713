// A stretch of a conversation's messages without holes, by seq.

import type { Message } from "../wire.js";

export interface Stretch {
  messages: readonly Message[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export interface Page {
  items: readonly Message[];
  hasMore: boolean;
}

/** More than this is let go at the far end. */
export const MOST_MESSAGES = 500;

export const NOTHING: Stretch = { messages: [], hasOlder: false, hasNewer: false };

export function withOlder(stretch: Stretch, page: Page): Stretch {
  const first = stretch.messages[0]?.seq ?? Infinity;
  const all = [...page.items.filter(({ seq }) => seq < first), ...stretch.messages];
  return {
    messages: all.slice(0, MOST_MESSAGES),
    hasOlder: page.hasMore,
    hasNewer: stretch.hasNewer || all.length > MOST_MESSAGES,
  };
}

export function withNewer(stretch: Stretch, page: Page): Stretch {
  const last = stretch.messages.at(-1)?.seq ?? -1;
  return bounded({ ...stretch, messages: [...stretch.messages, ...page.items.filter(({ seq }) => seq > last)], hasNewer: page.hasMore });
}

/** Replaces a message that is in the stretch, and adds one at its end, if that is the end of the conversation. */
export function withMessage(stretch: Stretch, message: Message): Stretch {
  const { messages, hasNewer, hasOlder } = stretch;
  const at = messages.findIndex(({ seq }) => seq >= message.seq);
  if (at === -1) return hasNewer ? stretch : { ...stretch, messages: [...messages, message] };
  if (messages[at]!.seq === message.seq) return { ...stretch, messages: messages.with(at, message) };

  // The answer to one's own send can come before what others said shortly before it; what is older than the stretch is not its business.
  return at === 0 && hasOlder ? stretch : { ...stretch, messages: messages.toSpliced(at, 0, message) };
}

export function bounded(stretch: Stretch): Stretch {
  const { messages } = stretch;
  return messages.length > MOST_MESSAGES ? { ...stretch, messages: messages.slice(-MOST_MESSAGES), hasOlder: true } : stretch;
}
