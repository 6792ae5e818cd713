import type { AnswerOf } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { endOf, spanNames } from "../lib/spans";
import { useAttempt } from "../lib/useAttempt";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";

interface Props {
  onMade: (link: AnswerOf<"post", "/conversations/{conversationId}/links">) => void;
  onCancel: () => void;
}

const counts = ["", "1", "5", "10", "50", "100"] as const;

/** How long a link holds, for how many, and whether an admin is asked. */
export function MakeLink({ onMade, onCancel }: Props) {
  const all = useTexts();
  const texts = useGroupTexts().links;
  const { api } = useClient();
  const { id, facts, summary } = useView();
  const attempt = useAttempt();
  const [span, setSpan] = useState("week");
  const [uses, setUses] = useState("");
  const path = { conversationId: id };
  const isAdmin = summary?.myRole === "admin" || summary?.myRole === "owner";
  const make = useTask(async () => onMade(await api.post("/conversations/{conversationId}/links", { path, body: { expiresAt: endOf(span), maxUses: uses ? Number(uses) : null } })));
  const approve = (joinApproval: boolean) => void attempt(api.patch("/conversations/{conversationId}/rules", { path, body: { joinApproval } }));

  return (
    <form class="dialog-form" onSubmit={make.onSubmit}>
      <Select label={texts.expires} value={span} onChange={setSpan} options={[...spanNames, "never" as const].map((s) => [s, texts.spans[s]] as const)} />
      <Select label={texts.uses} value={uses} onChange={setUses} options={counts.map((c) => [c, c || texts.anyNumber] as const)} />
      {isAdmin && <Switch label={texts.approval} text={texts.approvalText} isOn={facts?.rules?.joinApproval ?? false} onChange={approve} />}
      {make.said && <p class="group-problem" role="alert">{make.said}</p>}
      <div class="dialog-acts">
        <Button onClick={onCancel}>{all.common.cancel}</Button>
        <Button look="main" type="submit" busy={make.isRunning}>{texts.making}</Button>
      </div>
    </form>
  );
}
