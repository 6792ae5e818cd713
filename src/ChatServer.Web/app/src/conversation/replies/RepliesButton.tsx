import type { Item } from "@chatserver/engine";
import { ChevronRight, MessageCircle } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { useTexts } from "../../lib/texts";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { useViewPart } from "../context";
import { useKept } from "../keptRows";
import "./replies.css";

const RepliesDialog = lazy(() => import("./RepliesDialog").then((m) => m.RepliesDialog));

/** Beneath a message that was answered: who did, and the way to the answers. In a channel each post is for comments. */
export function RepliesButton({ item }: { item: Item }) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  useKept(item.key, isOpen);
  const isChannel = useViewPart(({ summary }) => summary?.kind === "channel");
  const mayReply = useViewPart(({ rights }) => rights.reply);
  const { replies, replyToId, deletedAt } = item.message;
  const count = replies?.count ?? 0;
  const isPost = isChannel && mayReply && !replyToId && !deletedAt && Number.isFinite(item.message.seq);
  if (count === 0 && !isPost) return null;

  return (
    <>
      <button type="button" class="replies" onClick={() => setIsOpen(true)}>
        {count === 0 ? <MessageCircle size={17} aria-hidden="true" /> : <span class="replies-faces">{replies?.lastRepliers.slice(0, 3).map((id) => <PersonAvatar key={id} id={id} size="small" />)}</span>}
        {count === 0 ? texts.message.comment : texts.message[isChannel ? "comments" : "replies"](count)}
        <ChevronRight size={15} class="flips" aria-hidden="true" />
      </button>
      {isOpen && <Suspense fallback={null}><RepliesDialog item={item} onClose={() => setIsOpen(false)} /></Suspense>}
    </>
  );
}
