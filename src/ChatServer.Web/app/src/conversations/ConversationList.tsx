import type { ConversationSummary } from "@chatserver/engine";
import { VList } from "virtua";
import { useLocation } from "wouter-preact";
import { moveFocus } from "../lib/moveFocus";
import { Row } from "./Row";

interface Props {
  conversations: readonly ConversationSummary[];
  label: string;
}

/** Only the rows that can be seen exist, so a thousand conversations cost what twenty do. */
export function ConversationList({ conversations, label }: Props) {
  const [path] = useLocation();

  return (
    <nav class="conversations-list" aria-label={label} onKeyDown={(e) => moveFocus(e, ".row")}>
      <VList data={conversations}>
        {(conversation) => <Row key={conversation.id} conversation={conversation} isOpen={path === `/c/${conversation.id}`} />}
      </VList>
    </nav>
  );
}
