import type { ItemOf } from "@chatserver/engine";
import { useView } from "../conversation/context";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useName } from "../lib/people";
import { dateAndTime } from "../lib/times";
import { useAttempt } from "../lib/useAttempt";
import { usePages } from "../lib/usePages";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { MoreRows } from "../ui/MoreRows";
import { PersonAvatar } from "../ui/PersonAvatar";
import type { ToolProps } from "./Tools";
import "./groups.css";

type Ban = ItemOf<"/conversations/{conversationId}/bans">;

/** Who is kept out, why and until when. */
export function BansDialog({ onClose }: ToolProps) {
  const texts = useGroupTexts();
  const { api } = useClient();
  const { id } = useView();
  const pages = usePages<Ban>(id, (cursor) => api.get("/conversations/{conversationId}/bans", { path: { conversationId: id }, query: { limit: 50, ...(cursor && { cursor }) } }));
  return (
    <Dialog title={texts.tools.bans} onClose={onClose} isSide>
      <ul>{pages.items?.map((ban) => <BanRow key={ban.userId} ban={ban} onLifted={pages.again} />)}</ul>
      <MoreRows pages={pages} nothing={texts.bans.nothing} />
    </Dialog>
  );
}

function BanRow({ ban: { conversationId, userId, reason, until, bannedBy }, onLifted }: { ban: Ban; onLifted: () => void }) {
  const texts = useGroupTexts().bans;
  const { api } = useClient();
  const attempt = useAttempt();
  const name = useName(userId);
  const by = useName(bannedBy);
  const lift = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/bans/{userId}", { path: { conversationId, userId } }))) onLifted();
  };
  return (
    <li class="link">
      <PersonAvatar id={userId} />
      <span class="row-lines">
        <strong class="cut">{name}</strong>
        {reason && <span>{reason}</span>}
        <span class="link-about">{until ? texts.until(dateAndTime(until)) : texts.ever} · {texts.by(by)}</span>
      </span>
      <Button aria-label={texts.liftOf(name)} onClick={() => void lift()}>{texts.lift}</Button>
    </li>
  );
}
