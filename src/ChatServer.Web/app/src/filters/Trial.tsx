import type { AnswerOf } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useTask } from "../lib/useTask";
import { Button } from "../ui/Button";
import { Area } from "../ui/Field";

type Verdict = AnswerOf<"post", "/moderation/filters/trials">;

/** Holds a text against the rules without saying it. */
export function Trial() {
  const texts = useSafetyTexts().filters;
  const { api } = useClient();
  const [content, setContent] = useState("");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = useTask(async () => setVerdict(await api.post("/moderation/filters/trials", { body: { content } })));
  return (
    <form class="settings-form decide" onSubmit={check.onSubmit}>
      <Area label={texts.trial} hint={texts.trialText} value={content} onInput={(e) => { setContent(e.currentTarget.value); setVerdict(null); }} required />
      {check.said && <p class="group-problem" role="alert">{check.said}</p>}
      <Button type="submit" busy={check.isRunning} disabled={!content.trim()}>{texts.check}</Button>
      <div role="status">{verdict && <Outcome verdict={verdict} />}</div>
    </form>
  );
}

function Outcome({ verdict: { refused, matches } }: { verdict: Verdict }) {
  const texts = useSafetyTexts().filters;
  if (matches.length === 0) return <p class="evidence-intact">{texts.fitsNone}</p>;
  return (
    <div class="evidence">
      <p>{texts.fits}:</p>
      <ul>{matches.map((m) => <li key={`${m.filterId} ${m.kind}`}><strong>{m.name}</strong> <span class="evidence-about">{[m.matched, m.dryRun && texts.tried].filter(Boolean).join(" · ")}</span></li>)}</ul>
      {refused && <p class="evidence-broken">{texts.refused}</p>}
    </div>
  );
}
