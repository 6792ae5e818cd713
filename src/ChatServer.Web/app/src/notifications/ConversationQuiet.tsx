import type { ConversationPreferences } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { sayProblem } from "../lib/problems";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { Choice } from "../settings/Choice";
import { Dialog } from "../ui/Dialog";
import { Spinner } from "../ui/Spinner";
import { useToast } from "../ui/toasts";
import { MuteUntil } from "./MuteUntil";
import "../settings/settings.css";

const levels = ["all", "mentions", "nothing"] as const;

/** What of one conversation disturbs, and from when on again. */
export function ConversationQuiet({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const all = useTexts();
  const texts = useScreenTexts().quiet;
  const toast = useToast();
  const { api } = useClient();
  const path = { conversationId };
  const [current, setCurrent] = useState<ConversationPreferences | null>(null);
  const complain = (problem: unknown) => toast(sayProblem(problem, all));
  useEffect(() => void api.get("/conversations/{conversationId}/notifications", { path }).then(setCurrent, complain), [api, conversationId]);
  const change = (part: Partial<ConversationPreferences>) => {
    const next = { ...current!, ...part };
    setCurrent(next);
    api.put("/conversations/{conversationId}/notifications", { path, body: { level: next.level, mutedUntil: next.mutedUntil } }).catch((problem) => {
      setCurrent(current);
      complain(problem);
    });
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
