import type { ItemOf } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useTask } from "../lib/useTask";
import { fullTime } from "../lib/times";
import { usePages } from "../lib/usePages";
import { Button } from "../ui/Button";
import { Area } from "../ui/Field";
import { MoreRows } from "../ui/MoreRows";
import { Tabs } from "../ui/Tabs";
import { RecordPage } from "./RecordPage";

type Action = ItemOf<"/moderation/actions">;

const views = ["all", "appealed"] as const;

/** What was done about people, and their objections. */
export function ActionsPage() {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [view, setView] = useState<(typeof views)[number]>("all");
  const pages = usePages<Action>(view, (cursor) => api.get("/moderation/actions", { query: { limit: 50, ...(view === "appealed" && { appealed: true }), ...(cursor && { cursor }) } }));
  return (
    <RecordPage title={texts.actions}>
      <Tabs label={texts.which} options={views} value={view} nameOf={(v) => texts.views[v]} onChange={setView} />
      {pages.items?.map((action) => <ActionCard key={action.id} action={action} onChange={pages.again} />)}
      <MoreRows pages={pages} nothing={texts.nothing} />
    </RecordPage>
  );
}

function ActionCard({ action, onChange }: { action: Action; onChange: () => void }) {
  const texts = useScreenTexts().moderation;
  const name = useName(action.userId);
  const { appeal } = action;
  const isOver = action.undoneAt !== null;
  return (
    <article class="evidence">
      <h3>{texts.deeds[action.kind]}: {name}</h3>
      <p>{action.reason}</p>
      <p class="evidence-about">{fullTime(action.at)}{action.until && ` · ${texts.endsAt(fullTime(action.until))}`}</p>
      {isOver && <p class="evidence-about">{texts.undone}: {action.undoneReason}</p>}
      {appeal && <blockquote><p class="evidence-text">{appeal.objection}</p>{appeal.answer && <footer class="evidence-about">{appeal.accepted ? texts.accepted : texts.refused}: {appeal.answer}</footer>}</blockquote>}
      {appeal && appeal.accepted === null && <Answer actionId={action.id} onDone={onChange} />}
      {!isOver && !appeal && action.kind !== "deletion" && <Undo actionId={action.id} onDone={onChange} />}
    </article>
  );
}

function Answer({ actionId, onDone }: { actionId: string; onDone: () => void }) {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [answer, setAnswer] = useState("");
  const [accept, setAccept] = useState(false);
  const give = useTask(async () => {
    await api.post("/moderation/actions/{actionId}/appeal/answer", { path: { actionId }, body: { accept, answer: answer.trim() } });
    onDone();
  });
  return (
    <form class="settings-form" onSubmit={give.onSubmit}>
      <Area label={texts.answer} value={answer} onInput={(e) => setAnswer(e.currentTarget.value)} maxLength={1000} required />
      {give.said && <p class="group-problem" role="alert">{give.said}</p>}
      <div class="decide-answers">
        <Button look="main" type="submit" busy={give.isRunning} onClick={() => setAccept(true)}>{texts.accept}</Button>
        <Button type="submit" busy={give.isRunning} onClick={() => setAccept(false)}>{texts.refuse}</Button>
      </div>
    </form>
  );
}

function Undo({ actionId, onDone }: { actionId: string; onDone: () => void }) {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [reason, setReason] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const undo = useTask(async () => {
    await api.post("/moderation/actions/{actionId}/undo", { path: { actionId }, body: { reason: reason.trim() } });
    onDone();
  });
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{texts.undo}</Button>;
  return (
    <form class="settings-form" onSubmit={undo.onSubmit}>
      <Area label={texts.reason} value={reason} onInput={(e) => setReason(e.currentTarget.value)} maxLength={1000} required autofocus />
      {undo.said && <p class="group-problem" role="alert">{undo.said}</p>}
      <Button look="main" type="submit" busy={undo.isRunning} disabled={!reason.trim()}>{texts.undo}</Button>
    </form>
  );
}
