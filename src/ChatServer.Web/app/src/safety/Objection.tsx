import { useState } from "preact/hooks";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useTask } from "../lib/useTask";
import { Button } from "../ui/Button";
import { Area } from "../ui/Field";

/** Why a decision is wrong, in one's own words. */
export function Objection({ onSend }: { onSend: (objection: string) => Promise<unknown> }) {
  const texts = useSafetyTexts().own;
  const [objection, setObjection] = useState("");
  const send = useTask(() => onSend(objection.trim()));
  return (
    <form class="settings-form" onSubmit={send.onSubmit}>
      <Area label={texts.objection} hint={texts.objectionHint} value={objection} onInput={(e) => setObjection(e.currentTarget.value)} maxLength={2000} required autofocus />
      {send.said && <p class="group-problem" role="alert">{send.said}</p>}
      <Button look="main" type="submit" busy={send.isRunning} disabled={!objection.trim()}>{texts.send}</Button>
    </form>
  );
}
