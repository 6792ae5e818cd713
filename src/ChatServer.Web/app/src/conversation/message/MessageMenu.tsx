import type { Item } from "@chatserver/engine";
import { AlarmClock, Bookmark, CheckCheck, Copy, Flag, Forward, Link2, Pencil, Pin, PinOff, Reply, SmilePlus, Trash2 } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { lazy } from "../../lib/lazy";
import { useTexts } from "../../lib/texts";
import { useAttempt } from "../../lib/useAttempt";
import { useCopy } from "../../lib/useCopy";
import { isWithin, useWindows } from "../../lib/windows";
import { Menu, type MenuItem } from "../../ui/Menu";
import { useOpened, useView } from "../context";
import { quickEmoji } from "./emoji";

const EmojiPicker = lazy(() => import("./EmojiPicker").then((m) => m.EmojiPicker));
const Remind = lazy(() => import("./Remind").then((m) => m.Remind));
const ReportDialog = lazy(() => import("../../reports/ReportDialog").then((m) => m.ReportDialog));
const ForwardDialog = lazy(() => import("../forward/ForwardDialog").then((m) => m.ForwardDialog));
const Receipts = lazy(() => import("./Receipts").then((m) => m.Receipts));

/** What comes in the menu's place. */
type More = "receipts" | "report" | "remind" | "forward";

interface Props {
  item: Item;
  at: { x: number; y: number };
  onClose: () => void;
}

export function MessageMenu({ item, at, onClose }: Props) {
  const texts = useTexts();
  const { rights } = useView();
  const { conversation } = useOpened();
  const [more, setMore] = useState<"emoji" | More | null>(null);
  const attempt = useAttempt();
  const items = useItems(item, setMore);
  const react = (emoji: string) => {
    onClose();
    void attempt(conversation.react(item.message.id, emoji, !item.myReactions.includes(emoji)));
  };

  if (more === "emoji") return <Suspense fallback={null}><EmojiPicker at={at} onChoose={react} onClose={onClose} /></Suspense>;
  if (more === "remind") return <Suspense fallback={null}><Remind messageId={item.message.id} onClose={onClose} /></Suspense>;
  if (more === "forward") return <Suspense fallback={null}><ForwardDialog message={item.message} onClose={onClose} /></Suspense>;
  if (more === "report") return <Suspense fallback={null}><ReportDialog kind="message" subjectId={item.message.id} onClose={onClose} /></Suspense>;
  if (more === "receipts") return <Suspense fallback={null}><Receipts item={item} onClose={onClose} /></Suspense>;
  return (
    <Menu label={texts.message.menu} items={items} at={at} onClose={onClose}>
      {rights.react && (
        <div class="quick" role="group" aria-label={texts.message.react}>
          {quickEmoji.map((emoji) => (
            <button key={emoji} type="button" aria-label={emoji} aria-pressed={item.myReactions.includes(emoji)} onClick={() => react(emoji)}>{emoji}</button>
          ))}
          <button type="button" aria-label={texts.message.moreEmoji} onClick={() => setMore("emoji")}><SmilePlus size={20} /></button>
        </div>
      )}
    </Menu>
  );
}

function useItems(item: Item, show: (what: More) => void): MenuItem[] {
  const texts = useTexts();
  const menu = useConversationTexts().menu;
  const attempt = useAttempt();
  const copy = useCopy();
  const { api } = useClient();
  const { conversation, begin } = useOpened();
  const { rights, summary } = useView();
  const { message, isMine } = item;
  const path = { messageId: message.id };
  const windows = useWindows();
  const mayEdit = useMayEdit() && isMine && !message.poll && isWithin(windows?.editSeconds, message.createdAt);
  const mayRemove = rights.moderate || (isMine && isWithin(windows?.unsendSeconds, message.createdAt));

  const all: (MenuItem | false)[] = [
    rights.reply && { label: texts.message.reply, icon: Reply, onChoose: () => begin({ kind: "reply", message }) },
    !!message.content && { label: texts.message.copy, icon: Copy, onChoose: () => copy(message.content!) },
    { label: menu.copyLink, icon: Link2, onChoose: () => copy(linkTo(message)) },
    !message.poll && { label: menu.forward, icon: Forward, staysOpen: true, onChoose: () => show("forward") },
    mayEdit && { label: texts.message.edit, icon: Pencil, onChoose: () => begin({ kind: "edit", message }) },
    rights.pin && (message.pinnedAt
      ? { label: texts.message.unpin, icon: PinOff, onChoose: () => void attempt(api.delete("/messages/{messageId}/pin", { path })) }
      : { label: texts.message.pin, icon: Pin, onChoose: () => void attempt(api.put("/messages/{messageId}/pin", { path })) }),
    { label: texts.message.bookmark, icon: Bookmark, onChoose: () => void attempt(api.put("/messages/{messageId}/bookmark", { path }), texts.message.bookmarked) },
    { label: texts.message.remind, icon: AlarmClock, staysOpen: true, onChoose: () => show("remind") },
    isMine && summary?.kind !== "saved" && { label: texts.message.receipts, icon: CheckCheck, staysOpen: true, onChoose: () => show("receipts") },
    !isMine && { label: texts.message.report, icon: Flag, staysOpen: true, onChoose: () => show("report") },
    mayRemove && { label: texts.message.remove, icon: Trash2, isBad: true, onChoose: () => void attempt(conversation.remove(message.id)) },
  ];
  return all.filter((i) => i !== false);
}

/** Changing one's words takes a voice, though not the right to post: whoever lost that still stands by what they said. */
function useMayEdit(): boolean {
  const { silencedUntil, facts } = useView();
  return !silencedUntil && !facts?.closedAt && !facts?.rules?.readOnly;
}

/** Where whoever is in the conversation finds the message. */
const linkTo = ({ conversationId, seq }: Item["message"]) => `${location.origin}/c/${conversationId}?at=${seq}`;
