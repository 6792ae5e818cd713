import type { Item } from "@chatserver/engine";
import { AlarmClock, Bookmark, CheckCheck, Copy, Flag, Forward, Link2, Pencil, Pin, PinOff, Reply, SmilePlus, Trash2 } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTexts } from "../../lib/texts";
import { Menu, type MenuItem } from "../../ui/Menu";
import { useToast } from "../../ui/toasts";
import { useOpened, useView } from "../context";
import { sayProblem } from "../../lib/problems";
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
  const toast = useToast();
  const items = useItems(item, setMore);
  const react = (emoji: string) => {
    onClose();
    conversation.react(item.message.id, emoji, !item.myReactions.includes(emoji)).catch((problem) => toast(sayProblem(problem, texts)));
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
  const toast = useToast();
  const { api } = useClient();
  const { conversation, begin } = useOpened();
  const { rights, summary } = useView();
  const { message, isMine } = item;
  const path = { messageId: message.id };
  const attempt = (work: Promise<unknown>, done?: string) => work.then(() => done && toast(done), (problem) => toast(sayProblem(problem, texts)));

  const all: (MenuItem | false)[] = [
    rights.reply && { label: texts.message.reply, icon: Reply, onChoose: () => begin({ kind: "reply", item }) },
    !!message.content && { label: texts.message.copy, icon: Copy, onChoose: () => void attempt(navigator.clipboard.writeText(message.content!), texts.message.copied) },
    { label: menu.copyLink, icon: Link2, onChoose: () => void attempt(navigator.clipboard.writeText(linkTo(message)), texts.message.copied) },
    !message.poll && { label: menu.forward, icon: Forward, staysOpen: true, onChoose: () => show("forward") },
    isMine && !message.poll && { label: texts.message.edit, icon: Pencil, onChoose: () => begin({ kind: "edit", item }) },
    rights.pin && (message.pinnedAt
      ? { label: texts.message.unpin, icon: PinOff, onChoose: () => void attempt(api.delete("/messages/{messageId}/pin", { path })) }
      : { label: texts.message.pin, icon: Pin, onChoose: () => void attempt(api.put("/messages/{messageId}/pin", { path })) }),
    { label: texts.message.bookmark, icon: Bookmark, onChoose: () => void attempt(api.put("/messages/{messageId}/bookmark", { path }), texts.message.bookmarked) },
    { label: texts.message.remind, icon: AlarmClock, staysOpen: true, onChoose: () => show("remind") },
    isMine && summary?.kind !== "saved" && { label: texts.message.receipts, icon: CheckCheck, staysOpen: true, onChoose: () => show("receipts") },
    !isMine && { label: texts.message.report, icon: Flag, staysOpen: true, onChoose: () => show("report") },
    (isMine || rights.moderate) && { label: texts.message.remove, icon: Trash2, isBad: true, onChoose: () => void attempt(conversation.remove(message.id)) },
  ];
  return all.filter((i) => i !== false);
}

/** Where whoever is in the conversation finds the message. */
const linkTo = ({ conversationId, seq }: Item["message"]) => `${location.origin}/c/${conversationId}?at=${seq}`;
