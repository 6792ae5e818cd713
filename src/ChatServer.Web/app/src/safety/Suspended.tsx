import type { ProblemError } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { AccountScreen } from "../account/AccountScreen";
import { useClient } from "../lib/client";
import { useSafetyTexts } from "../lib/safetyTexts";
import { dateAndTime } from "../lib/times";
import { Button } from "../ui/Button";
import { Objection } from "./Objection";
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
  const [step, setStep] = useState<"reason" | "objecting" | "sent">("reason");
  const send = async (objection: string) => {
    await api.post("/appeals", { body: { login, password, objection } });
    setStep("sent");
  };

  return (
    <AccountScreen title={texts.suspended.title} text={texts.suspended.text(problem.until ? dateAndTime(problem.until) : null)}>
      {problem.reason && <p class="suspended-reason"><strong>{texts.suspended.reason}</strong>{problem.reason}</p>}
      {step === "objecting" && <Objection onSend={send} />}
      {step === "sent" && <p role="status">{texts.own.sent}</p>}
      <div class="suspended-acts">
        {step === "reason" && <Button look="main" wide onClick={() => setStep("objecting")}>{texts.own.appeal}</Button>}
        <Button wide onClick={onBack}>{texts.suspended.back}</Button>
      </div>
    </AccountScreen>
  );
}
