import type { ConversationFacts } from "@chatserver/engine";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useAttempt } from "../lib/useAttempt";
import { useId } from "../lib/useId";
import { Dialog } from "../ui/Dialog";
import { Options, type Choosing } from "../ui/Select";
import { Switch } from "../ui/Switch";
import type { ToolProps } from "./Tools";
import "./groups.css";

type Rules = NonNullable<ConversationFacts["rules"]>;

const byRole = ["post", "reply", "react", "mentionAll", "add", "pin", "changeInfo"] as const;
const roles = ["member", "moderator", "admin", "owner"] as const;
const switches = ["readOnly", "joinApproval", "historyHidden"] as const;
const waits = ["0", "10", "30", "60", "300", "900", "3600"] as const;

/** Who may do what in the group. Each choice holds as soon as it is made. */
export function RulesDialog({ onClose }: ToolProps) {
  const title = useGroupTexts().tools.rules;
  const texts = useGroupTexts().rules;
  const { api } = useClient();
  const { id, facts } = useView();
  const attempt = useAttempt();
  const rules = facts?.rules;
  const change = (part: Partial<Rules>) => void attempt(api.patch("/conversations/{conversationId}/rules", { path: { conversationId: id }, body: part }));

  return (
    <Dialog title={title} onClose={onClose} isSide>
      {rules && (
        <div class="rules">
          <p class="settings-text">{texts.text}</p>
          <h3>{texts.who}</h3>
          {byRole.map((rule) => <Rule key={rule} label={texts.rules[rule]} value={rules[rule] ?? "member"} options={roles.map((r) => [r, texts.roles[r]] as const)} onChange={(role) => change({ [rule]: role })} />)}
          <Rule label={texts.slow} hint={texts.slowHint} value={String(rules.slowMode ?? 0)} options={waitsWith(rules.slowMode ?? 0).map((w) => [w, texts.waits[w as "0"] ?? texts.seconds(Number(w))] as const)}
            onChange={(seconds) => change({ slowMode: Number(seconds) || null } as Partial<Rules>)} />
          {switches.map((name) => <Switch key={name} label={texts[name]} text={texts[`${name}Text`]} isOn={rules[name] ?? false} onChange={(isOn) => change({ [name]: isOn })} />)}
        </div>
      )}
    </Dialog>
  );
}

/** Those that are offered, and what somebody set elsewhere. */
const waitsWith = (seconds: number): readonly string[] => (waits.includes(`${seconds}` as "0") ? waits : [...waits, `${seconds}`]);

interface RuleProps extends Choosing {
  label: string;
  hint?: string;
}

function Rule({ label, hint, ...choosing }: RuleProps) {
  const id = useId();
  return (
    <div class="rule">
      <label for={id}>{label}</label>
      <Options id={id} {...choosing} />
      {hint && <p class="field-hint">{hint}</p>}
    </div>
  );
}
