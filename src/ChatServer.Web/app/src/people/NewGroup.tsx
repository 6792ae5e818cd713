import type { Card } from "@chatserver/engine";
import { ArrowLeft, Check, X } from "lucide-preact";
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useClient } from "../lib/client";
import { moveFocus } from "../lib/moveFocus";
import { useTask } from "../lib/useTask";
import { useTexts } from "../lib/texts";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { PersonAvatar } from "../ui/PersonAvatar";
import { SearchField } from "../ui/SearchField";
import { NoPeople } from "./NoPeople";
import { PersonRow } from "./PersonRow";
import { usePeople } from "./usePeople";

/** A name and some people make a group. */
export function NewGroup() {
  const texts = useTexts();
  const { api } = useClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState("");
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<Card[]>([]);
  const { people, said } = usePeople(wanted);
  const toggle = (card: Card) => setChosen((all) => (all.some((c) => c.id === card.id) ? all.filter((c) => c.id !== card.id) : [...all, card]));
  const create = useTask(async () => {
    const { id } = await api.post("/conversations", { body: { kind: "group", title: title.trim(), memberIds: chosen.map((c) => c.id) } });
    go(`/c/${id}`);
  });

  return (
    <>
      <header class="bar">
        <Link href="/new" class="icon-button" aria-label={texts.common.back}><ArrowLeft size={22} class="flips" /></Link>
        <h1 class="bar-small">{texts.newChat.group}</h1>
      </header>
      <div class="group-form">
        <Field label={texts.newChat.groupName} value={title} onInput={(e) => setTitle(e.currentTarget.value)} maxLength={200} autofocus />
        {chosen.length > 0 && (
          <div class="group-chosen">
            {chosen.map((c) => <button key={c.id} type="button" class="chip" aria-label={texts.newChat.leaveOut(c.displayName)} onClick={() => toggle(c)}><PersonAvatar id={c.id} size="small" /><span class="cut">{c.displayName}</span><X size={14} /></button>)}
          </div>
        )}
      </div>
      <SearchField value={wanted} onChange={setWanted} label={texts.newChat.search} />
      <div class="scroll" onKeyDown={(e) => moveFocus(e, ".row")}>
        {people?.map((card) => {
          const isChosen = chosen.some((c) => c.id === card.id);
          return (
            <PersonRow key={card.id} card={card} isChosen={isChosen} onChoose={() => toggle(card)}>
              <span class={isChosen ? "people-check people-checked" : "people-check"}>{isChosen && <Check size={15} strokeWidth={3} />}</span>
            </PersonRow>
          );
        })}
        <NoPeople people={people} said={said} nothing={texts.search.nothing} />
      </div>
      <div class="group-foot">
        {create.said && <p class="group-problem" role="alert">{create.said}</p>}
        <Button look="main" wide busy={create.isRunning} disabled={!title.trim()} onClick={() => void create.run()}>{texts.newChat.create(chosen.length + 1)}</Button>
      </div>
    </>
  );
}
