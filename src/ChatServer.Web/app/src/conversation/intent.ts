import type { Message } from "@chatserver/engine";

/** What the next message is about: an answer to one, or another text for one. */
export type Intent =
  | { kind: "reply"; message: Message }
  | {
    kind: "edit";
    message: Message;

    /** What it was to become, where that did not work. */
    text?: string;
  }
  | null;
