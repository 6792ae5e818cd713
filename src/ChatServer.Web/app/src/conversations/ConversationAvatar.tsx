import type { ConversationSummary } from "@chatserver/engine";
import { Bookmark, MessagesSquare } from "lucide-preact";
import { hueClass } from "../lib/colour";
import { useAvatar } from "../lib/people";
import { Avatar } from "../ui/Avatar";
import { PersonAvatar } from "../ui/PersonAvatar";
import "../ui/avatar.css";

interface Props {
  conversation: ConversationSummary;
  size?: "small" | "medium" | "large" | "huge";
}

export function ConversationAvatar({ conversation, size = "medium" }: Props) {
  const picture = useAvatar(conversation.avatar);
  if (conversation.kind === "saved") {
    return (
      <span class={`avatar avatar-${size} avatar-own`} aria-hidden="true">
        <span class="avatar-face"><Bookmark size="45%" /></span>
      </span>
    );
  }

  if (conversation.kind === "thread") {
    return (
      <span class={`avatar avatar-${size} ${hueClass(conversation.parentId ?? conversation.id)}`} aria-hidden="true">
        <span class="avatar-face"><MessagesSquare size="45%" /></span>
      </span>
    );
  }

  if (conversation.peerId) return <PersonAvatar id={conversation.peerId} size={size} withPresence />;
  return <Avatar id={conversation.id} name={conversation.title} picture={picture} size={size} />;
}
