import type { ItemOf } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useName } from "../../lib/people";
import { sayProblem } from "../../lib/problems";
import { useTexts } from "../../lib/texts";
import { Dialog } from "../../ui/Dialog";
import { PersonAvatar } from "../../ui/PersonAvatar";
import { Spinner } from "../../ui/Spinner";
import type { PollOf } from "./Poll";
import "../../people/people.css";

type Vote = ItemOf<"/messages/{messageId}/poll/votes">;

/** Who chose what, answer by answer. */
export function Voters({ messageId, poll, onClose }: { messageId: string; poll: PollOf; onClose: () => void }) {
  const all = useTexts();
  const texts = useConversationTexts().poll;
  const { api } = useClient();
  const [votes, setVotes] = useState<readonly Vote[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => void api.all("/messages/{messageId}/poll/votes", { path: { messageId } }).then(setVotes, setProblem), [poll.voters]);

  return (
    <Dialog title={texts.voters} onClose={onClose} isSide>
      {problem !== null && <p role="alert">{sayProblem(problem, all)}</p>}
      {!votes && problem === null && <div class="dialog-wait"><Spinner /></div>}
      {votes && poll.options.map(({ text }, i) => {
        const people = votes.filter(({ option }) => option === i);
        return (
          <section key={i} class="people-section">
            <h3 dir="auto">{text} · {people.length}</h3>
            {people.length === 0 ? <p class="person-side">{texts.nobody}</p> : <ul>{people.map(({ userId }) => <Person key={userId} id={userId} />)}</ul>}
          </section>
        );
      })}
    </Dialog>
  );
}

const Person = ({ id }: { id: string }) => (
  <li class="person">
    <PersonAvatar id={id} size="small" />
    <span class="cut person-name">{useName(id)}</span>
  </li>
);
