import { MessageCircle, Pencil, Star, UserMinus, UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { useCard, useMe, usePresence } from "../lib/people";
import { useScreenTexts } from "../lib/screenTexts";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { PersonAvatar } from "../ui/PersonAvatar";
import { Distance } from "./Distance";
import { useDirectConversation } from "./useDirectConversation";
import "../conversation/details/details.css";
import "./person.css";

interface Props {
  id: string;
  onClose: () => void;
}

/** Somebody, and what one can do: write, be contacts, block, report. */
export function PersonDialog({ id, onClose }: Props) {
  const all = useTexts();
  const texts = useScreenTexts().people;
  const card = useCard(id);
  const isMe = useMe().id === id;
  const presence = usePresence(id);
  const open = useDirectConversation();
  const write = () => {
    onClose();
    void open(id);
  };
  if (!card) return null;

  return (
    <Dialog title={texts.profile} onClose={onClose} isSide>
      <div class="details-head">
        <PersonAvatar id={id} size="huge" withPresence />
        <h3>{card.displayName}</h3>
        {card.username && <p>@{card.username}</p>}
        {presence.status === "online" && <p class="row-typing">{all.conversation.online}</p>}
        {card.status && <p>{card.status}</p>}
        {card.bio && <p class="details-text">{card.bio}</p>}
      </div>
      {!isMe && !card.deleted && (
        <div class="person-acts">
          <Button look="main" wide onClick={write}><MessageCircle size={18} />{texts.write}</Button>
          <Contact id={id} />
          <Distance id={id} />
        </div>
      )}
    </Dialog>
  );
}

function Contact({ id }: { id: string }) {
  const texts = useScreenTexts().people;
  const { api, lists } = useClient();
  const attempt = useAttempt();
  const path = { userId: id };
  const contact = useReadable(lists.contacts)?.find((c) => c.user.id === id);
  const request = useReadable(lists.contactRequests)?.find((r) => r.user.id === id);
  const [isNaming, setIsNaming] = useState(false);
  const put = () => attempt(api.put("/users/me/contact-requests/{userId}", { path, body: {} }), texts.asked);

  if (request?.direction === "outgoing") return <p class="person-note" role="status">{texts.youAsked}</p>;
  if (!contact) return <Button wide onClick={() => void put()}><UserPlus size={18} />{request ? texts.acceptContact : texts.ask}</Button>;
  return (
    <>
      <div class="details-choices">
        <Button aria-pressed={contact.favourite} onClick={() => void attempt(api.patch("/users/me/contacts/{userId}", { path, body: { favourite: !contact.favourite } }))}><Star size={18} class={contact.favourite ? "person-star" : ""} />{texts.favourite}</Button>
        <Button aria-expanded={isNaming} onClick={() => setIsNaming(!isNaming)}><Pencil size={18} />{texts.rename}</Button>
      </div>
      {isNaming && <Alias id={id} alias={contact.alias} onDone={() => setIsNaming(false)} />}
      <Button wide onClick={() => void attempt(api.delete("/users/me/contacts/{userId}", { path }))}><UserMinus size={18} />{texts.remove}</Button>
    </>
  );
}

/** A name that only oneself sees. */
function Alias({ id, alias, onDone }: { id: string; alias: string | null; onDone: () => void }) {
  const all = useTexts();
  const texts = useScreenTexts().people;
  const { api } = useClient();
  const attempt = useAttempt();
  const [name, setName] = useState(alias ?? "");
  const save = async (event: Event) => {
    event.preventDefault();
    if (await attempt(api.patch("/users/me/contacts/{userId}", { path: { userId: id }, body: { alias: name.trim() || null } }), all.common.saved)) onDone();
  };
  return (
    <form class="person-alias" onSubmit={(e) => void save(e)}>
      <Field label={texts.alias} hint={texts.aliasHint} value={name} onInput={(e) => setName(e.currentTarget.value)} maxLength={80} />
      <Button look="main" type="submit">{all.common.save}</Button>
    </form>
  );
}
