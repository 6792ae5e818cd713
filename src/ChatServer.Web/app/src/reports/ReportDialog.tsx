import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Area } from "../ui/Field";
import { Select } from "../ui/Select";
import { useToast } from "../ui/toasts";
import { categories, type Category } from "./categories";
import "../settings/settings.css";

interface Props {
  kind: "message" | "user" | "conversation" | "story";
  subjectId: string;
  onClose: () => void;
}

/** Tells the moderators of something. They alone see who did. */
export function ReportDialog({ kind, subjectId, onClose }: Props) {
  const all = useTexts();
  const texts = useScreenTexts().report;
  const toast = useToast();
  const { api } = useClient();
  const [category, setCategory] = useState<Category>("spam");
  const [comment, setComment] = useState("");
  const send = useTask(async () => {
    await api.post("/reports", { body: { kind, subjectId, category, comment: comment.trim() || null } });
    toast(texts.thanks);
    onClose();
  });

  return (
    <Dialog title={texts.titles[kind]} onClose={onClose}>
      <form class="settings-form" onSubmit={send.onSubmit}>
        <p class="settings-text">{texts.text}</p>
        <Select label={texts.why} value={category} onChange={(c) => setCategory(c as Category)} options={categories.map((c) => [c, texts.categories[c]] as const)} />
        <Area label={texts.comment} hint={texts.commentHint} value={comment} onInput={(e) => setComment(e.currentTarget.value)} maxLength={1000} />
        {send.said && <p class="group-problem" role="alert">{send.said}</p>}
        <div class="dialog-acts">
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button look="main" type="submit" busy={send.isRunning}>{texts.send}</Button>
        </div>
      </form>
    </Dialog>
  );
}
