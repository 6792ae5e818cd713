import { useEffect, useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useAttempt } from "../../lib/useAttempt";
import type { PollOf } from "./Poll";

interface OwnVote {
  options: number[];
  correctOption: number | null;
  explanation: string | null;
}

const nothing: OwnVote = { options: [], correctOption: null, explanation: null };

/** What I chose, which no message says, and what the poll tells those who have chosen. */
export function useVote(messageId: string, isSent: boolean, poll: PollOf) {
  const { api } = useClient();
  const attempt = useAttempt();
  const [own, setOwn] = useState<OwnVote>(nothing);
  const path = { messageId };
  useEffect(() => {
    if (isSent) api.get("/messages/{messageId}/poll/vote", { path }).then(setOwn, () => {});
  }, [messageId, isSent, poll.closedAt]);

  const vote = (options: number[]) => {
    const before = own;
    setOwn({ ...own, options });
    const done = options.length === 0
      ? api.delete("/messages/{messageId}/poll/vote", { path })
      : api.put("/messages/{messageId}/poll/vote", { path, body: { options } }).then(setOwn);
    void attempt(done).then((isDone) => isDone || setOwn(before));
  };
  return { mine: own.options, correctOption: own.correctOption ?? poll.correctOption, explanation: own.explanation ?? poll.explanation, vote };
}
