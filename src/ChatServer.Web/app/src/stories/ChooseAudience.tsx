import { Check } from "lucide-preact";
import { useState } from "preact/hooks";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { NoPeople } from "../people/NoPeople";
import { PersonRow } from "../people/PersonRow";
import { usePeople } from "../people/usePeople";
import { Choice } from "../settings/Choice";
import { SearchField } from "../ui/SearchField";
import "../people/people.css";
import "../settings/settings.css";

const kinds = ["contacts", "directs", "people"] as const;

export interface Audience {
  kind: (typeof kinds)[number];
  userIds: readonly string[];
}

interface Props {
  audience: Audience;

  /** How many there are. */
  contacts: number;
  onChange: (audience: Audience) => void;
}

/** For whom a story is: decided once, when it is posted. */
export function ChooseAudience({ audience: { kind, userIds }, contacts, onChange }: Props) {
  const texts = useScreenTexts().stories;
  const hint = kind === "contacts" ? texts.forContacts(contacts) : kind === "directs" ? texts.forDirects : texts.forPeople(userIds.length);
  const toggle = (id: string) => onChange({ kind, userIds: userIds.includes(id) ? userIds.filter((u) => u !== id) : [...userIds, id] });

  return (
    <div class="story-audience">
      <Choice label={texts.audience} value={kind} options={kinds} nameOf={(k) => texts.audiences[k]} onChange={(k) => onChange({ kind: k, userIds })} />
      {kind === "people" && <Pick userIds={userIds} onToggle={toggle} />}
      <p class="field-hint" role="status">{hint}</p>
    </div>
  );
}

function Pick({ userIds, onToggle }: { userIds: readonly string[]; onToggle: (id: string) => void }) {
  const texts = useTexts();
  const [wanted, setWanted] = useState("");
  const { people, said } = usePeople(wanted);
  return (
    <div class="story-people">
      <SearchField value={wanted} onChange={setWanted} label={texts.newChat.search} />
      {people?.slice(0, 20).map((card) => {
        const isChosen = userIds.includes(card.id);
        return (
          <PersonRow key={card.id} card={card} isChosen={isChosen} onChoose={() => onToggle(card.id)}>
            <span class={isChosen ? "people-check people-checked" : "people-check"}>{isChosen && <Check size={15} strokeWidth={3} />}</span>
          </PersonRow>
        );
      })}
      <NoPeople people={people} said={said} nothing={texts.search.nothing} />
    </div>
  );
}
