import type { AnswerOf, ProblemError } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { AccountScreen } from "../account/AccountScreen";
import { useClient } from "../lib/client";
import { useSafetyTexts } from "../lib/safetyTexts";
import { dateAndTime } from "../lib/times";
import { Button } from "../ui/Button";
import { Appeal } from "./ActionCard";
import { Objection } from "./Objection";
import "../moderation/moderation.css";
import "../settings/settings.css";
import "./safety.css";

interface Props {
  problem: ProblemError;
  login: string;
  password: string;
  onBack: () => void;
}

/** What somebody sees in place of being signed in: why not, until when, and a way to object. */
export function Suspended({ problem: { problem }, login, password, onBack }: Props) {
  const texts = useSafetyTexts();
  const { api } = useClient();
  const [isObjecting, setIsObjecting] = useState(false);
  const [appeal, setAppeal] = useState<AnswerOf<"post", "/appeals">["appeal"]>(null);

  // Whoever objected before is answered with that objection, and what came of it.
  const send = async (objection: string) => setAppeal((await api.post("/appeals", { body: { login, password, objection } })).appeal);

  return (
    <AccountScreen title={texts.suspended.title} text={texts.suspended.text(problem.until ? dateAndTime(problem.until) : null)}>
      {problem.reason && <p class="suspended-reason"><strong>{texts.suspended.reason}</strong>{problem.reason}</p>}
      {isObjecting && !appeal && <Objection onSend={send} />}
      {appeal && <div class="evidence suspended-appeal" role="status"><Appeal appeal={appeal} /></div>}
      <div class="suspended-acts">
        {!isObjecting && <Button look="main" wide onClick={() => setIsObjecting(true)}>{texts.own.appeal}</Button>}
        <Button wide onClick={onBack}>{texts.suspended.back}</Button>
      </div>
    </AccountScreen>
  );
}
