import { Ban } from "lucide-preact";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { endOf, spanNames } from "../lib/spans";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Area } from "../ui/Field";
import { Select } from "../ui/Select";

/** Takes a member out and keeps them out, with a reason that they can read. */
export function BanMember({ userId, onDone }: { userId: string; onDone: () => void }) {
  const all = useTexts();
  const texts = useGroupTexts().member;
  const { api } = useClient();
  const path = { conversationId: useView().id, userId };
  const [isOpen, setIsOpen] = useState(false);
  const [span, setSpan] = useState("ever");
  const [reason, setReason] = useState("");
  const ban = useTask(async () => {
    await api.put("/conversations/{conversationId}/bans/{userId}", { path, body: { reason: reason.trim() || null, until: endOf(span) } });
    onDone();
  });

  if (!isOpen) return <Button look="bad" wide aria-expanded={false} onClick={() => setIsOpen(true)}><Ban size={18} />{texts.ban}</Button>;
  return (
    <form class="member-form" onSubmit={ban.onSubmit}>
      <p class="settings-text">{texts.banText}</p>
      <Select label={texts.howLong} value={span} onChange={setSpan} options={[...spanNames, "ever" as const].map((s) => [s, texts.spans[s]] as const)} />
      <Area label={texts.reason} hint={texts.reasonHint} value={reason} onInput={(e) => setReason(e.currentTarget.value)} maxLength={500} />
      {ban.said && <p class="group-problem" role="alert">{ban.said}</p>}
      <div class="dialog-acts">
        <Button onClick={() => setIsOpen(false)}>{all.common.cancel}</Button>
        <Button look="bad" type="submit" busy={ban.isRunning}>{texts.ban}</Button>
      </div>
    </form>
  );
}
