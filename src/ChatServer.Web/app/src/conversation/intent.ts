import type { Message } from "@chatserver/engine";

/** What the next message is about: an answer to one, or another text for one. */
export type Intent =
  | {
    kind: "reply";
    message: Message;

    /** It came with a draft, not from a hand: no keyboard shall rise for it. */
    isKept?: boolean;
  }
  | {
    kind: "edit";
    message: Message;

    /** What it was to become, where that did not work. */
    text?: string;
  }
  | null;
