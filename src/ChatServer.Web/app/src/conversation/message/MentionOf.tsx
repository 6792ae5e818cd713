import type { ComponentChildren } from "preact";
import { useMe } from "../../lib/people";

export function MentionOf({ id, children }: { id: string; children: ComponentChildren }) {
  return <span class={useMe().id === id ? "mention mention-me" : "mention"}>{children}</span>;
}
