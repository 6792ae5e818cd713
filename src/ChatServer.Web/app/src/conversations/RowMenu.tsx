import type { ConversationSummary } from "@chatserver/engine";
import { Archive, ArchiveRestore, BellOff, MailOpen, MessageSquareDot, Pin, PinOff } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { lazy } from "../lib/lazy";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { useAttempt } from "../lib/useAttempt";
import type { Place } from "../lib/useMenuPress";
import { Menu, type MenuItem } from "../ui/Menu";
import { usePin } from "./usePin";

const ConversationQuiet = lazy(() => import("../notifications/ConversationQuiet").then((m) => m.ConversationQuiet));

interface Props {
  conversation: ConversationSummary;
  at: Place;
  onClose: () => void;
}

/** What can be done with a conversation from the list, for oneself alone. */
export function RowMenu({ conversation, at, onClose }: Props) {
  const all = useTexts();
  const texts = useScreenTexts().rowMenu;
  const client = useClient();
  const { api } = client;
  const attempt = useAttempt();
  const turn = usePin();
  const [isQuietOpen, setIsQuietOpen] = useState(false);
  const { id, pinned, archived, unread, markedUnread, last } = conversation;
  const path = { conversationId: id };
  const read = () => {
    if (last && Number.isFinite(last.message.seq)) client.conversation(id).markRead(last.message.seq);
    if (markedUnread) void attempt(api.delete("/conversations/{conversationId}/unread", { path }));
  };

  const items: MenuItem[] = [
    unread > 0 || markedUnread
      ? { label: texts.read, icon: MailOpen, onChoose: read }
      : { label: texts.unread, icon: MessageSquareDot, onChoose: () => void attempt(api.put("/conversations/{conversationId}/unread", { path })) },
    { label: pinned ? all.details.unpin : all.details.pin, icon: pinned ? PinOff : Pin, onChoose: () => void attempt(turn(conversation)) },
    { label: all.details.mute, icon: BellOff, staysOpen: true, onChoose: () => setIsQuietOpen(true) },
    archived
      ? { label: texts.restore, icon: ArchiveRestore, onChoose: () => void attempt(api.delete("/conversations/{conversationId}/archived", { path })) }
      : { label: texts.archive, icon: Archive, onChoose: () => void attempt(api.put("/conversations/{conversationId}/archived", { path })) },
  ];
  if (isQuietOpen) return <Suspense fallback={null}><ConversationQuiet conversationId={id} onClose={onClose} /></Suspense>;
  return <Menu label={texts.title} items={items} at={at} onClose={onClose} />;
}
