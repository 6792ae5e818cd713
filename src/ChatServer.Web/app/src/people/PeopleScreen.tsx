import { UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { useReadable } from "../lib/useReadable";
import { IconButton } from "../ui/Button";
import { SearchField } from "../ui/SearchField";
import { Tabs } from "../ui/Tabs";
import { Blocks, Contacts, Invitations, Requests } from "./lists";
import { NoPeople } from "./NoPeople";
import { PersonDialog } from "./PersonDialog";
import { PersonRow } from "./PersonRow";
import { usePeople } from "./usePeople";
import "./people.css";
import "./person.css";

const views = ["contacts", "requests", "invitations", "blocked"] as const;
type View = (typeof views)[number];

/** The people one knows, those who would like to, and those one would rather not hear of. */
export function PeopleScreen() {
  const all = useTexts();
  const texts = useScreenTexts().people;
  const client = useClient();
  const [view, setView] = useState<View>("contacts");
  const [person, setPerson] = useState<string | null>(null);
  const [isFinding, setIsFinding] = useState(false);
  const waiting: Partial<Record<View, number>> = {
    requests: useReadable(client.lists.contactRequests)?.filter((r) => r.direction === "incoming").length ?? 0,
    invitations: useReadable(client.lists.invitations)?.length ?? 0,
  };

  return (
    <>
      <header class="bar">
        <h1 class="conversations-title">{all.shell.people}</h1>
        <IconButton label={texts.find} aria-expanded={isFinding} onClick={() => setIsFinding(!isFinding)}><UserPlus size={21} /></IconButton>
      </header>
      {isFinding ? (
        <Finding onChoose={setPerson} />
      ) : (
        <>
          <div class="tabs-bar">
            <Tabs label={texts.which} options={views} value={view} nameOf={(v) => <>{texts[v]}{!!waiting[v] && <span class="badge">{waiting[v]}</span>}</>} onChange={setView} />
          </div>
          <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
            {view === "contacts" && <Contacts onChoose={setPerson} />}
            {view === "requests" && <Requests onChoose={setPerson} />}
            {view === "invitations" && <Invitations />}
            {view === "blocked" && <Blocks onChoose={setPerson} />}
          </div>
        </>
      )}
      {person && <PersonDialog id={person} onClose={() => setPerson(null)} />}
    </>
  );
}

function Finding({ onChoose }: { onChoose: (id: string) => void }) {
  const all = useTexts();
  const [wanted, setWanted] = useState("");
  const { people, said } = usePeople(wanted);
  return (
    <>
      <SearchField value={wanted} onChange={setWanted} label={all.newChat.search} autofocus />
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {people?.map((card) => <PersonRow key={card.id} card={card} onChoose={() => onChoose(card.id)} />)}
        <NoPeople people={people} said={said} nothing={wanted ? all.search.nothing : all.newChat.nobody} />
      </div>
    </>
  );
}
