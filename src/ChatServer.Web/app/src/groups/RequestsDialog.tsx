import type { ItemOf } from "@chatserver/engine";
import { Check, X } from "lucide-preact";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useName } from "../lib/people";
import { shortTime } from "../lib/times";
import { useAttempt } from "../lib/useAttempt";
import { usePages } from "../lib/usePages";
import { useTexts } from "../lib/texts";
import { IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { MoreRows } from "../ui/MoreRows";
import { PersonAvatar } from "../ui/PersonAvatar";
import type { ToolProps } from "./Tools";
import "../people/person.css";

type Request = ItemOf<"/conversations/{conversationId}/requests">;

/** Who asks to come in. */
export function RequestsDialog({ onClose }: ToolProps) {
  const texts = useGroupTexts();
  const { api } = useClient();
  const { id } = useView();
  const pages = usePages<Request>(id, (cursor) => api.get("/conversations/{conversationId}/requests", { path: { conversationId: id }, query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <Dialog title={texts.tools.requests} onClose={onClose} isSide>
      {!!pages.items?.length && <p class="settings-text">{texts.requests.text}</p>}
      <ul>{pages.items?.map((request) => <Asking key={request.userId} request={request} onDecided={pages.again} />)}</ul>
      <MoreRows pages={pages} nothing={texts.requests.nothing} />
    </Dialog>
  );
}

function Asking({ request: { conversationId, userId, requestedAt }, onDecided }: { request: Request; onDecided: () => void }) {
  const all = useTexts();
  const texts = useGroupTexts().requests;
  const { api } = useClient();
  const attempt = useAttempt();
  const name = useName(userId);
  const path = { conversationId, userId };
  const decide = async (decision: Promise<unknown>) => {
    await attempt(decision);
    onDecided(); // Also where somebody else had decided before.
  };
  return (
    <li class="person">
      <PersonAvatar id={userId} />
      <span class="row-lines">
        <span class="row-title cut">{name}</span>
        <span class="row-preview cut">{texts.since(shortTime(requestedAt, all.times.yesterday))}</span>
      </span>
      <IconButton class="asked-yes" label={texts.approve(name)} onClick={() => void decide(api.post("/conversations/{conversationId}/requests/{userId}/approve", { path }))}><Check size={21} /></IconButton>
      <IconButton label={texts.refuse(name)} onClick={() => void decide(api.delete("/conversations/{conversationId}/requests/{userId}", { path }))}><X size={21} /></IconButton>
    </li>
  );
}
