import type { Item, Message } from "@chatserver/engine";
import { Check } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useTexts } from "../../lib/texts";
import "./poll.css";

type PollOf = NonNullable<Message["poll"]>;

/** A question with its answers so far; a click is a vote. */
export function Poll({ item, poll }: { item: Item; poll: PollOf }) {
  const texts = useTexts();
  const [mine, vote] = useVote(item.message.id, Number.isFinite(item.message.seq));
  const isClosed = poll.closedAt !== null || (poll.quiz && mine.length > 0);

  const choose = (index: number) => {
    const isChosen = mine.includes(index);
    if (poll.multiple) vote(isChosen ? mine.filter((m) => m !== index) : [...mine, index]);
    else vote(isChosen ? [] : [index]);
  };

  return (
    <fieldset class="poll">
      <legend>{poll.question}</legend>
      {poll.options.map((option, i) => (
        <button key={i} type="button" class="poll-option" aria-pressed={mine.includes(i)} disabled={isClosed} onClick={() => choose(i)}>
          <span class="poll-mark">{mine.includes(i) && <Check size={14} />}</span>
          <span class="poll-text">{option.text}</span>
          <span class="poll-share">{share(option.votes ?? 0, poll.voters ?? 0)}</span>
          <meter min={0} max={Math.max(1, poll.voters)} value={option.votes ?? 0} aria-hidden="true" />
        </button>
      ))}
      <p class="poll-about">{isClosed ? texts.poll.closed : poll.anonymous ? texts.poll.anonymous : texts.poll.open} · {texts.poll.votes(poll.voters)}</p>
    </fieldset>
  );
}

const share = (votes: number, voters: number) => (voters === 0 ? "" : `${Math.round((100 * votes) / voters)} %`);

function useVote(messageId: string, isSent: boolean): [number[], (options: number[]) => void] {
  const { api } = useClient();
  const [mine, setMine] = useState<number[]>([]);
  useEffect(() => {
    if (isSent) api.get("/messages/{messageId}/poll/vote", { path: { messageId } }).then((vote) => setMine(vote.options), () => {});
  }, [messageId, isSent]);

  const vote = (options: number[]) => {
    const before = mine;
    setMine(options);
    const done = options.length === 0
      ? api.delete("/messages/{messageId}/poll/vote", { path: { messageId } })
      : api.put("/messages/{messageId}/poll/vote", { path: { messageId }, body: { options } });
    done.catch(() => setMine(before));
  };
  return [mine, vote];
}
