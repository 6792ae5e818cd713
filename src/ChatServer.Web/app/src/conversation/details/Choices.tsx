import { Bell, BellOff, Pin } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { usePin } from "../../conversations/usePin";
import { useTask } from "../../lib/useTask";
import { useTexts } from "../../lib/texts";
import { Button } from "../../ui/Button";
import { useView } from "../context";

const ConversationQuiet = lazy(() => import("../../notifications/ConversationQuiet").then((m) => m.ConversationQuiet));

/** What is only for oneself: on top of the list, and not to be disturbed. */
export function Choices() {
  const texts = useTexts();
  const { summary } = useView();
  const turn = usePin();
  const pin = useTask(async () => summary && turn(summary));
  const [isQuietOpen, setIsQuietOpen] = useState(false);

  if (!summary) return null;
  return (
    <div class="details-choices">
      <Button busy={pin.isRunning} aria-pressed={summary.pinned} onClick={() => void pin.run()}><Pin size={18} />{summary.pinned ? texts.details.unpin : texts.details.pin}</Button>
      <Button aria-haspopup="dialog" onClick={() => setIsQuietOpen(true)}>{summary.muted ? <BellOff size={18} /> : <Bell size={18} />}{summary.muted ? texts.list.muted : texts.details.mute}</Button>
      {pin.said && <p class="group-problem" role="alert">{pin.said}</p>}
      {isQuietOpen && <Suspense fallback={null}><ConversationQuiet conversationId={summary.id} onClose={() => setIsQuietOpen(false)} /></Suspense>}
    </div>
  );
}
