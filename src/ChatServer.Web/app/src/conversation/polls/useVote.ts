import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useMe } from "../../lib/people";
import { useAttempt } from "../../lib/useAttempt";
import type { PollOf } from "./Poll";

interface OwnVote {
  options: number[];
  correctOption: number | null;
  explanation: string | null;
}

const nothing: OwnVote = { options: [], correctOption: null, explanation: null };

// So that a poll that comes into sight again is not asked for again, unless there is something new about it.
const mostKept = 200;
const kept = new Map<string, { own: OwnVote; state: string }>();

function keep(key: string, own: OwnVote, state: string): void {
  kept.delete(key);
  kept.set(key, { own, state });
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!); // The oldest.
}

/** What I chose, which no message says, and what the poll tells those who have chosen. */
export function useVote(messageId: string, isSent: boolean, poll: PollOf) {
  const { api } = useClient();
  const attempt = useAttempt();
  const key = `${useMe().id} ${messageId}`;
  const state = `${poll.voters} ${poll.closedAt}`;
  const [own, setOwn] = useState<OwnVote>(() => kept.get(key)?.own ?? nothing);
  const path = { messageId };
  const show = (next: OwnVote) => {
    setOwn(next);
    keep(key, next, state);
  };
  useEffect(() => {
    if (isSent && kept.get(key)?.state !== state) api.get("/messages/{messageId}/poll/vote", { path }).then(show, () => {});
  }, [messageId, isSent, poll.closedAt]);

  const vote = (options: number[]) => {
    const before = own;
    show({ ...own, options });
    const done = options.length === 0
      ? api.delete("/messages/{messageId}/poll/vote", { path })
      : api.put("/messages/{messageId}/poll/vote", { path, body: { options } }).then(show);
    void attempt(done).then((isDone) => isDone || show(before));
  };
  return { mine: own.options, correctOption: own.correctOption ?? poll.correctOption, explanation: own.explanation ?? poll.explanation, vote };
}
