import type { Role } from "@chatserver/engine";
import { Crown } from "lucide-preact";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useAttempt } from "../lib/useAttempt";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import type { MemberFacts } from "./Members";

const roles = ["member", "moderator", "admin"] as const;

/** The role of a member; an owner may also hand the group over to them. */
export function RoleOf({ member: { userId, role }, onChange }: { member: MemberFacts; onChange: () => void }) {
  const texts = useGroupTexts().member;
  const { api } = useClient();
  const { id, summary } = useView();
  const attempt = useAttempt();
  const [isSure, setIsSure] = useState(false);
  const give = async (given: Role) => {
    if (await attempt(api.patch("/conversations/{conversationId}/members/{userId}", { path: { conversationId: id, userId }, body: { role: given } }))) onChange();
  };

  return (
    <div class="member-form">
      <Select label={texts.role} value={role} options={roles.map((r) => [r, texts.roles[r]] as const)} onChange={(r) => void give(r as Role)} />
      <p class="field-hint">{texts.roleHints[role]}</p>
      {summary?.myRole === "owner" && <Button onClick={() => (isSure ? void give("owner") : setIsSure(true))}><Crown size={18} />{isSure ? texts.reallyHandOver : texts.handOver}</Button>}
    </div>
  );
}
