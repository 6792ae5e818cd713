import { ArrowLeft, Bookmark, Megaphone, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useAttempt } from "../lib/useAttempt";
import { useTexts } from "../lib/texts";
import { SearchField } from "../ui/SearchField";
import { LoadingRows } from "../conversations/LoadingRows";
import { NoPeople } from "./NoPeople";
import { PersonRow } from "./PersonRow";
import { useDirectConversation } from "./useDirectConversation";
import { usePeople } from "./usePeople";
import "./people.css";

/** Whom to talk to. */
export function NewChat() {
  const texts = useTexts();
  const { api } = useClient();
  const attempt = useAttempt();
  const [, go] = useLocation();
  const [wanted, setWanted] = useState("");
  const { people, said } = usePeople(wanted);
  const open = useDirectConversation();
  const openSaved = () => attempt(api.post("/conversations", { body: { kind: "saved", memberIds: [] } }).then(({ id }) => go(`/c/${id}`)));

  return (
    <>
      <header class="bar">
        <Link href="/" class="icon-button" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.newChat.title}</h1>
      </header>
      <SearchField value={wanted} onChange={setWanted} label={texts.newChat.search} autofocus />
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {!wanted && (
          <>
            <Link href="/new/group" class="row"><span class="people-icon"><Users size={20} /></span><span class="row-title">{texts.newChat.group}</span></Link>
            <Link href="/discover/new" class="row"><span class="people-icon"><Megaphone size={20} /></span><span class="row-title">{texts.newChat.channel}</span></Link>
            <button type="button" class="row row-wide" onClick={() => void openSaved()}><span class="people-icon"><Bookmark size={20} /></span><span class="row-title">{texts.list.saved}</span></button>
            <h2 class="conversations-heading">{texts.search.people}</h2>
          </>
        )}
        {people?.map((card) => <PersonRow key={card.id} card={card} onChoose={() => void open(card.id)} />)}
        {!people && !said && <LoadingRows />}
        <NoPeople people={people} said={said} nothing={wanted ? texts.search.nothing : texts.newChat.nobody} />
      </div>
    </>
  );
}
