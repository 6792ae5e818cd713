import { Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { fieldProblem } from "../lib/problems";
import { useSafetyTexts } from "../lib/safetyTexts";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { useToast } from "../ui/toasts";
import { LooksFor } from "./LooksFor";
import type { Draft } from "./rule";

const actions = ["refuse", "report", "flag"] as const;

/** Everything that a rule says. Saving replaces all of it. */
export function FilterForm({ rule, id }: { rule: Draft; id: string | null }) {
  const all = useTexts();
  const texts = useSafetyTexts().filters;
  const toast = useToast();
  const { api } = useClient();
  const [, go] = useLocation();
  const [draft, setDraft] = useState<Draft>(rule);
  const change = (part: Partial<Draft>) => setDraft((d) => ({ ...d, ...part }));
  const save = useTask(async () => {
    const { name, action, enabled, dryRun, notice, words, links, flood, duplicates, newAccounts } = draft;
    const body = { name: name.trim(), action, enabled, dryRun, notice: notice?.trim() || null, ...(words?.length && { words }), links, flood, duplicates, newAccounts };
    if (id) await api.put("/moderation/filters/{filterId}", { path: { filterId: id }, body });
    else await api.post("/moderation/filters", { body });
    toast(all.common.saved);
    go("/moderation/filters");
  });

  return (
    <form class="settings-form" onSubmit={save.onSubmit}>
      <Field label={texts.name} hint={texts.nameHint} error={fieldProblem(save.problem, "name")} value={draft.name} onInput={(e) => change({ name: e.currentTarget.value })} maxLength={100} required />
      <LooksFor draft={draft} onChange={change} />
      <Select label={texts.action} value={draft.action} options={actions.map((a) => [a, texts.actions[a]] as const)} onChange={(a) => change({ action: a as Draft["action"] })} />
      {draft.action === "refuse" && <Field label={texts.notice} hint={texts.noticeHint} value={draft.notice ?? ""} onInput={(e) => change({ notice: e.currentTarget.value })} maxLength={200} />}
      <Switch label={texts.dryRun} text={texts.dryRunText} isOn={draft.dryRun} onChange={(dryRun) => change({ dryRun })} />
      <Switch label={texts.enabled} text={texts.enabledText} isOn={draft.enabled} onChange={(enabled) => change({ enabled })} />
      {save.said && <p class="group-problem" role="alert">{save.said}</p>}
      <div class="decide-answers">
        <Button look="main" type="submit" busy={save.isRunning} disabled={!draft.name.trim()}>{all.common.save}</Button>
        {id && <Remove id={id} onGone={() => go("/moderation/filters")} />}
      </div>
    </form>
  );
}

function Remove({ id, onGone }: { id: string; onGone: () => void }) {
  const texts = useSafetyTexts().filters;
  const { api } = useClient();
  const [isSure, setIsSure] = useState(false);
  const remove = useTask(async () => {
    await api.delete("/moderation/filters/{filterId}", { path: { filterId: id } });
    onGone();
  });
  return <Button look="bad" busy={remove.isRunning} onClick={() => (isSure ? void remove.run() : setIsSure(true))}><Trash2 size={18} />{isSure ? texts.reallyRemove : texts.remove}</Button>;
}
