import type { ItemOf } from "@chatserver/engine";
import { Ban, MessageCircleOff, Trash2, TriangleAlert } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useSafetyTexts } from "../lib/safetyTexts";
import { dateAndTime } from "../lib/times";
import { Button } from "../ui/Button";
import { useToast } from "../ui/toasts";
import { Objection } from "./Objection";
import "./safety.css";

type Action = ItemOf<"/actions">;

const icons = { deletion: Trash2, warning: TriangleAlert, mute: MessageCircleOff, suspension: Ban };

/** Something that was decided about me, with the reason, and my objection to it. */
export function ActionCard({ action }: { action: Action }) {
  const texts = useSafetyTexts().own;
  const { kind, reason, at, until, undoneAt, undoneReason, appeal } = action;
  const Icon = icons[kind];
  const hasEnd = kind === "mute" || kind === "suspension";
  const isOver = hasEnd && until !== null && new Date(until) < new Date();
  const about = [dateAndTime(at), hasEnd && (until ? texts.until(dateAndTime(until)) : texts.ever)].filter(Boolean).join(" · ");

  return (
    <article class="evidence action">
      <h3><Icon size={19} aria-hidden="true" />{texts.deeds[kind]}</h3>
      <p>{reason}</p>
      <p class="evidence-about">{about}</p>
      {undoneAt !== null ? <p class="action-good">{texts.undone(undoneReason ?? "")}</p> : isOver && <p class="action-good">{texts.over}</p>}
      {appeal && <Appeal appeal={appeal} />}
      {!appeal && undoneAt === null && <Appealing actionId={action.id} />}
    </article>
  );
}

/** What I said, and what was answered. */
export function Appeal({ appeal: { objection, accepted, answer } }: { appeal: NonNullable<Action["appeal"]> }) {
  const texts = useSafetyTexts().own;
  return (
    <blockquote aria-label={texts.yours}>
      <p class="evidence-text">{objection}</p>
      <footer class="evidence-about">{accepted === null ? texts.waits : `${accepted ? texts.accepted : texts.refused}: ${answer ?? ""}`}</footer>
    </blockquote>
  );
}

function Appealing({ actionId }: { actionId: string }) {
  const texts = useSafetyTexts().own;
  const toast = useToast();
  const { api } = useClient();
  const [isOpen, setIsOpen] = useState(false);
  const send = async (objection: string) => {
    await api.post("/actions/{actionId}/appeal", { path: { actionId }, body: { objection } });
    toast(texts.sent);
  };
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{texts.appeal}</Button>;
  return <Objection onSend={send} />;
}
