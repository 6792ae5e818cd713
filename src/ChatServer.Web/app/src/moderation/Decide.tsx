import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useScreenTexts } from "../lib/screenTexts";
import { endOf } from "../lib/spans";
import { useTask } from "../lib/useTask";
import { Button } from "../ui/Button";
import { Area } from "../ui/Field";
import { Select } from "../ui/Select";
import type { Found } from "./CasePage";

const deeds = ["", "deletion", "warning", "mute", "suspension"] as const;
type Deed = (typeof deeds)[number];

const lengths = ["day", "week", "month", ""] as const;
type Length = (typeof lengths)[number];

/** Decides a report, with what is done about it and the reason that both sides read. */
export function Decide({ report, onDone }: { report: Found["case"]["report"]; onDone: () => void }) {
  const texts = useScreenTexts().moderation;
  const { api } = useClient();
  const [deed, setDeed] = useState<Deed>("");
  const [span, setSpan] = useState<Length>("week");
  const [reason, setReason] = useState("");
  const hasEnd = deed === "mute" || deed === "suspension";
  const offered = deeds.filter((d) => d !== "deletion" || report.kind === "message");
  const decide = useTask(async () => {
    const until = hasEnd ? endOf(span) : null;
    await api.post("/moderation/reports/{reportId}/resolution", { path: { reportId: report.id }, body: { reason: reason.trim(), ...(deed && { action: deed }), ...(until && { until }) } });
    onDone();
  });

  return (
    <form class="settings-form decide" onSubmit={decide.onSubmit}>
      <h3>{texts.decide}</h3>
      <Select label={texts.what} value={deed} onChange={(d) => setDeed(d as Deed)} options={offered.map((d) => [d, texts.deeds[d || "nothing"]] as const)} />
      {hasEnd && <Select label={texts.until} value={span} onChange={(s) => setSpan(s as Length)} options={lengths.map((s) => [s, texts.spans[s || "ever"]] as const)} />}
      <Area label={texts.reason} hint={texts.reasonHint} value={reason} onInput={(e) => setReason(e.currentTarget.value)} maxLength={1000} required />
      {decide.said && <p class="group-problem" role="alert">{decide.said}</p>}
      <Button look={deed ? "bad" : "main"} type="submit" busy={decide.isRunning} disabled={!reason.trim()}>{deed ? texts.deeds[deed] : texts.close}</Button>
    </form>
  );
}
