import { MessageCircleOff, MessageCirclePlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { endOf, spanNames } from "../lib/spans";
import { useAttempt } from "../lib/useAttempt";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";

/** Lets a member read and not write for a time. */
export function Silence({ userId, isSilenced, onChange }: { userId: string; isSilenced: boolean; onChange: () => void }) {
  const all = useTexts();
  const texts = useGroupTexts().member;
  const { api } = useClient();
  const path = { conversationId: useView().id, userId };
  const attempt = useAttempt();
  const [isOpen, setIsOpen] = useState(false);
  const [span, setSpan] = useState("day");
  const silence = useTask(async () => {
    await api.put("/conversations/{conversationId}/members/{userId}/silence", { path, body: { until: endOf(span)! } });
    setIsOpen(false);
    onChange();
  });
  const speak = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/members/{userId}/silence", { path }))) onChange();
  };

  if (isSilenced) return <Button wide onClick={() => void speak()}><MessageCirclePlus size={18} />{texts.speak}</Button>;
  if (!isOpen) return <Button wide aria-expanded={false} onClick={() => setIsOpen(true)}><MessageCircleOff size={18} />{texts.silence}</Button>;
  return (
    <form class="member-form" onSubmit={silence.onSubmit}>
      <Select label={texts.howLong} value={span} onChange={setSpan} options={spanNames.map((s) => [s, texts.spans[s]] as const)} />
      {silence.said && <p class="group-problem" role="alert">{silence.said}</p>}
      <div class="dialog-acts">
        <Button onClick={() => setIsOpen(false)}>{all.common.cancel}</Button>
        <Button look="main" type="submit" busy={silence.isRunning}>{texts.silence}</Button>
      </div>
    </form>
  );
}
