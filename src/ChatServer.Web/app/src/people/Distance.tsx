import { Ban, Flag } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useCard } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useReadable } from "../lib/useReadable";
import { ReportDialog } from "../reports/ReportDialog";
import { Button } from "../ui/Button";
import "./person.css";

/** To hear of somebody no more, or to tell the moderators of them. */
export function Distance({ id }: { id: string }) {
  const texts = useScreenTexts().people;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  const [isReporting, setIsReporting] = useState(false);
  const isBlocked = useReadable(lists.blocks)?.some((b) => b.user.id === id) ?? false;
  const path = { userId: id };
  if (useCard(id)?.deleted) return null;

  return (
    <div class="person-acts">
      <Button look={isBlocked ? "quiet" : "bad"} wide onClick={() => void attempt(isBlocked ? api.delete("/users/me/blocks/{userId}", { path }) : api.put("/users/me/blocks/{userId}", { path }), isBlocked ? undefined : texts.isBlocked)}><Ban size={18} />{isBlocked ? texts.unblock : texts.block}</Button>
      <Button look="bad" wide onClick={() => setIsReporting(true)}><Flag size={18} />{texts.report}</Button>
      {isReporting && <ReportDialog kind="user" subjectId={id} onClose={() => setIsReporting(false)} />}
    </div>
  );
}
