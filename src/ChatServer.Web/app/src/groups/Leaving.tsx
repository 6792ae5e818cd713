import { Flag, LogOut, Trash2 } from "lucide-preact";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { lazy } from "../lib/lazy";
import { useMe } from "../lib/people";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";

const ReportDialog = lazy(() => import("../reports/ReportDialog").then((m) => m.ReportDialog));

/** The ways out: leaving, telling the moderators, and, for whoever owns it, ending it for everybody. */
export function Leaving({ onDone }: { onDone: () => void }) {
  const all = useTexts();
  const texts = useGroupTexts().leave;
  const { api } = useClient();
  const me = useMe();
  const [, go] = useLocation();
  const { id, summary } = useView();
  const [sure, setSure] = useState<"leave" | "remove" | null>(null);
  const [isReporting, setIsReporting] = useState(false);
  const kind = summary?.kind === "channel" ? "channel" : "group";
  const end = (work: () => Promise<unknown>) => async () => {
    await work();
    onDone();
    go("/");
  };
  const leave = useTask(end(() => api.delete("/conversations/{conversationId}/members/{userId}", { path: { conversationId: id, userId: me.id } })));
  const remove = useTask(end(() => api.delete("/conversations/{conversationId}", { path: { conversationId: id } })));
  const leaveText = kind === "channel" ? [texts.channel, texts.reallyChannel] : [all.details.leave, all.details.reallyLeave];
  const problem = leave.said ?? remove.said;

  return (
    <div class="leaving">
      {problem && <p class="group-problem" role="alert">{problem}</p>}
      {summary?.myRole !== "owner" && <Button wide onClick={() => setIsReporting(true)}><Flag size={18} />{texts.report}</Button>}
      <Button look="bad" wide busy={leave.isRunning} onClick={() => (sure === "leave" ? void leave.run() : setSure("leave"))}><LogOut size={18} />{leaveText[sure === "leave" ? 1 : 0]}</Button>
      {summary?.myRole === "owner" && <Button look="bad" wide busy={remove.isRunning} onClick={() => (sure === "remove" ? void remove.run() : setSure("remove"))}><Trash2 size={18} />{sure === "remove" ? texts.reallyRemove : texts.remove[kind]}</Button>}
      {isReporting && <Suspense fallback={null}><ReportDialog kind="conversation" subjectId={id} onClose={() => setIsReporting(false)} /></Suspense>}
    </div>
  );
}
