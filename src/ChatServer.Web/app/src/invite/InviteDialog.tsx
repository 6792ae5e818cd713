import type { ItemOf } from "@chatserver/engine";
import { useState } from "preact/hooks";
import { useView } from "../conversation/context";
import type { ToolProps } from "../groups/Tools";
import { useClient } from "../lib/client";
import { useGroupTexts } from "../lib/groupTexts";
import { useName } from "../lib/people";
import { useAttempt } from "../lib/useAttempt";
import { usePages } from "../lib/usePages";
import { useTexts } from "../lib/texts";
import { NoPeople } from "../people/NoPeople";
import { usePeople } from "../people/usePeople";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { PersonAvatar } from "../ui/PersonAvatar";
import { SearchField } from "../ui/SearchField";
import { Time } from "../ui/Time";
import "../groups/groups.css";
import "./invite.css";

type Invitation = ItemOf<"/conversations/{conversationId}/invitations">;

/** Who is asked to come in, and others whom one may ask. */
export function InviteDialog({ onClose }: ToolProps) {
  const all = useTexts();
  const title = useGroupTexts().tools.invite;
  const texts = useGroupTexts().invitations;
  const { api } = useClient();
  const { id, members } = useView();
  const attempt = useAttempt();
  const [wanted, setWanted] = useState("");
  const path = { conversationId: id };
  const pages = usePages<Invitation>(id, (cursor) => api.get("/conversations/{conversationId}/invitations", { path, query: { limit: 200, ...(cursor && { cursor }) } }));
  const waiting = new Set(pages.items?.map((i) => i.userId));
  const present = new Set(members?.map((m) => m.userId));
  const found = usePeople(wanted);
  const people = found.people?.filter((p) => !present.has(p.id) && !waiting.has(p.id)).slice(0, 20);
  const invite = async (userId: string, name: string) => {
    if (await attempt(api.put("/conversations/{conversationId}/invitations/{userId}", { path: { ...path, userId } }), texts.invited(name))) pages.again();
  };

  return (
    <Dialog title={title} onClose={onClose} isSide>
      <p class="settings-text">{texts.text}</p>
      {!!pages.items?.length && (
        <section class="people-section">
          <h3>{texts.waiting}</h3>
          <ul>{pages.items.map((invitation) => <Waiting key={invitation.userId} invitation={invitation} onGone={pages.again} />)}</ul>
        </section>
      )}
      <div class="details-add invite-search"><SearchField value={wanted} onChange={setWanted} label={all.newChat.search} autofocus /></div>
      <ul>
        {people?.map((card) => (
          <li key={card.id} class="person">
            <PersonAvatar id={card.id} size="small" />
            <span class="cut person-name">{card.displayName}</span>
            <Button aria-label={`${texts.invite}: ${card.displayName}`} onClick={() => void invite(card.id, card.displayName)}>{texts.invite}</Button>
          </li>
        ))}
      </ul>
      <NoPeople people={people} said={found.said} nothing={all.search.nothing} />
    </Dialog>
  );
}

function Waiting({ invitation: { conversationId, userId, invitedAt }, onGone }: { invitation: Invitation; onGone: () => void }) {
  const texts = useGroupTexts().invitations;
  const { api } = useClient();
  const attempt = useAttempt();
  const name = useName(userId);
  const takeBack = async () => {
    if (await attempt(api.delete("/conversations/{conversationId}/invitations/{userId}", { path: { conversationId, userId } }))) onGone();
  };
  return (
    <li class="person">
      <PersonAvatar id={userId} size="small" />
      <span class="cut person-name">{name}</span>
      <Time class="person-side" at={invitedAt} />
      <Button onClick={() => void takeBack()}>{texts.takeBack}</Button>
    </li>
  );
}
