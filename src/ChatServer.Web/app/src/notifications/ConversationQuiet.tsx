import type { ConversationPreferences } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { Choice } from "../settings/Choice";
import { Dialog } from "../ui/Dialog";
import { Spinner } from "../ui/Spinner";
import { MuteUntil } from "./MuteUntil";
import "../settings/settings.css";

const levels = ["all", "mentions", "nothing"] as const;

/** What of one conversation disturbs, and from when on again. */
export function ConversationQuiet({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const texts = useScreenTexts().quiet;
  const attempt = useAttempt();
  const { api } = useClient();
  const path = { conversationId };
  const [current, setCurrent] = useState<ConversationPreferences | null>(null);
  useEffect(() => void attempt(api.get("/conversations/{conversationId}/notifications", { path }).then(setCurrent)), [api, conversationId]);
  const change = (part: Partial<ConversationPreferences>) => {
    const next = { ...current!, ...part };
    setCurrent(next);
    const done = api.put("/conversations/{conversationId}/notifications", { path, body: { level: next.level, mutedUntil: next.mutedUntil } });
    void attempt(done).then((isDone) => isDone || setCurrent(current));
  };

  return (
    <Dialog title={texts.title} onClose={onClose}>
      {!current ? (
        <div class="dialog-wait"><Spinner /></div>
      ) : (
        <div class="quiet-dialog">
          <Choice label={texts.disturbMe} value={current.level} options={levels} nameOf={(l) => texts.levels[l]} onChange={(level) => change({ level })} />
          <MuteUntil label={texts.mute} until={current.mutedUntil} onChange={(mutedUntil) => change({ mutedUntil })} />
        </div>
      )}
    </Dialog>
  );
}
