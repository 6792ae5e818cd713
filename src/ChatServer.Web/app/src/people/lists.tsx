import { Check, Star, X } from "lucide-preact";
import { useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { useName } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Avatar } from "../ui/Avatar";
import { Button, IconButton } from "../ui/Button";
import { ListOf } from "../ui/ListOf";
import { PersonRow } from "./PersonRow";

interface Props {
  onChoose: (userId: string) => void;
}

/** Favourites first, then by name. */
export function Contacts({ onChoose }: Props) {
  const texts = useScreenTexts().people;
  const contacts = useReadable(useClient().lists.contacts);
  const name = (c: NonNullable<typeof contacts>[number]) => c.alias ?? c.user.displayName;
  const sorted = contacts && [...contacts].sort((a, b) => Number(b.favourite) - Number(a.favourite) || name(a).localeCompare(name(b)));
  return (
    <ListOf items={sorted} nothing={texts.noContacts}>
      {(contact) => (
        <PersonRow key={contact.user.id} card={{ ...contact.user, displayName: name(contact) }} onChoose={() => onChoose(contact.user.id)}>
          {contact.favourite && <Star size={17} class="person-star" aria-label={texts.favourite} />}
        </PersonRow>
      )}
    </ListOf>
  );
}

export function Requests({ onChoose }: Props) {
  const texts = useScreenTexts().people;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  const requests = useReadable(lists.contactRequests);
  return (
    <ListOf items={requests} nothing={texts.noRequests}>
      {({ user, direction, note }) => {
        const path = { userId: user.id };
        const isMine = direction === "outgoing";
        return (
          <div key={user.id} class="asked">
            <PersonRow card={{ ...user, status: note ?? (isMine ? texts.youAsked : texts.asksYou) }} onChoose={() => onChoose(user.id)} />
            {isMine ? (
              <Button onClick={() => void attempt(api.delete("/users/me/contact-requests/{userId}", { path }))}>{texts.takeBack}</Button>
            ) : (
              <>
                <IconButton class="asked-yes" label={texts.accept(user.displayName)} onClick={() => void attempt(api.put("/users/me/contact-requests/{userId}/accepted", { path }))}><Check size={21} /></IconButton>
                <IconButton label={texts.refuse(user.displayName)} onClick={() => void attempt(api.put("/users/me/contact-requests/{userId}/refused", { path }))}><X size={21} /></IconButton>
              </>
            )}
          </div>
        );
      }}
    </ListOf>
  );
}

export function Invitations() {
  const texts = useScreenTexts().people;
  const invitations = useReadable(useClient().lists.invitations);
  return <ListOf items={invitations} nothing={texts.noInvitations}>{(invitation) => <Invitation key={invitation.group.conversationId} {...invitation} />}</ListOf>;
}

interface InvitationProps {
  group: { conversationId: string; title: string | null; description: string | null; memberCount: number };
  invitedBy: string;
}

function Invitation({ group, invitedBy }: InvitationProps) {
  const all = useTexts();
  const texts = useScreenTexts().people;
  const { api } = useClient();
  const [, go] = useLocation();
  const attempt = useAttempt();
  const name = useName(invitedBy);
  const title = group.title ?? all.list.untitled;
  const path = { conversationId: group.conversationId };
  const accept = async () => {
    if (await attempt(api.post("/users/me/invitations/{conversationId}/accept", { path }))) go(`/c/${group.conversationId}`);
  };

  return (
    <article class="invitation">
      <Avatar id={group.conversationId} name={title} />
      <div class="row-lines">
        <h2 class="row-title cut">{title}</h2>
        <p class="row-preview cut">{texts.invitedBy(name)} · {all.conversation.members(group.memberCount)}</p>
        {group.description && <p class="hit-text">{group.description}</p>}
        <p class="invitation-answers">
          <Button look="main" onClick={() => void accept()}>{texts.join}</Button>
          <Button onClick={() => void attempt(api.delete("/users/me/invitations/{conversationId}", { path }))}>{texts.decline}</Button>
        </p>
      </div>
    </article>
  );
}

export function Blocks({ onChoose }: Props) {
  const texts = useScreenTexts().people;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  const blocks = useReadable(lists.blocks);
  return (
    <ListOf items={blocks} nothing={texts.noBlocks}>
      {({ user }) => (
        <div key={user.id} class="asked">
          <PersonRow card={user} onChoose={() => onChoose(user.id)} />
          <Button onClick={() => void attempt(api.delete("/users/me/blocks/{userId}", { path: { userId: user.id } }))}>{texts.unblock}</Button>
        </div>
      )}
    </ListOf>
  );
}
