import type { Item } from "@chatserver/engine";
import { ChevronRight } from "lucide-preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useTexts } from "../../lib/texts";
import { PersonAvatar } from "../../ui/PersonAvatar";
import "./replies.css";

const RepliesDialog = lazy(() => import("./RepliesDialog").then((m) => m.RepliesDialog));

/** Beneath a message that was answered: who did, and the way to the answers. */
export function RepliesButton({ item }: { item: Item }) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const { replies } = item.message;
  if (!replies || replies.count === 0) return null;

  return (
    <>
      <button type="button" class="replies" onClick={() => setIsOpen(true)}>
        <span class="replies-faces">{replies.lastRepliers.slice(0, 3).map((id) => <PersonAvatar key={id} id={id} size="small" />)}</span>
        {texts.message.replies(replies.count)}
        <ChevronRight size={15} class="flips" aria-hidden="true" />
      </button>
      {isOpen && <Suspense fallback={null}><RepliesDialog item={item} onClose={() => setIsOpen(false)} /></Suspense>}
    </>
  );
}
