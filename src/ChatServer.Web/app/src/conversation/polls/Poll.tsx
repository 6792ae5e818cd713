import type { Item, Message } from "@chatserver/engine";
import { Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { lazy } from "../../lib/lazy";
import { dateAndTime } from "../../lib/times";
import { useAttempt } from "../../lib/useAttempt";
import { useViewPart } from "../context";
import { PollOption } from "./PollOption";
import { useVote } from "./useVote";
import "./poll.css";

const Voters = lazy(() => import("./Voters").then((m) => m.Voters));

export type PollOf = NonNullable<Message["poll"]>;

/** A question with its answers so far; a click is a vote. */
export function Poll({ item, poll }: { item: Item; poll: PollOf }) {
  const texts = useConversationTexts().poll;
  const isSent = Number.isFinite(item.message.seq);
  const { mine, correctOption, explanation, vote } = useVote(item.message.id, isSent, poll);
  const hasVoted = mine.length > 0;
  const isClosed = poll.closedAt !== null;
  const isOver = isClosed || (poll.quiz && hasVoted);

  const choose = (index: number) => {
    const isChosen = mine.includes(index);
    if (poll.multiple) vote(isChosen ? mine.filter((m) => m !== index) : [...mine, index]);
    else vote(isChosen ? [] : [index]);
  };
  const about = [poll.quiz ? texts.isQuiz : texts.isPoll, poll.anonymous && texts.isAnonymous, poll.multiple && texts.isMultiple].filter(Boolean).join(" · ");

  return (
    <fieldset class="poll">
      <legend dir="auto">{poll.question}</legend>
      <p class="poll-about">{about}</p>
      {poll.options.map((option, i) => (
        <PollOption key={i} text={option.text} votes={option.votes ?? 0} voters={poll.voters} isMine={mine.includes(i)} isMultiple={poll.multiple} isOver={isOver || !isSent}
          isTold={!poll.quiz || isOver} isRight={correctOption === null || !isOver ? null : correctOption === i} onChoose={() => choose(i)} />
      ))}
      {isOver && explanation && <p class="poll-why" dir="auto">{explanation}</p>}
      <p class="poll-about">
        {texts.votes(poll.voters)} · {isClosed ? texts.closed : poll.closesAt ? texts.until(dateAndTime(poll.closesAt)) : texts.open}
      </p>
      {isSent && <Acts item={item} poll={poll} />}
    </fieldset>
  );
}

function Acts({ item, poll }: { item: Item; poll: PollOf }) {
  const texts = useConversationTexts().poll;
  const { api } = useClient();
  const attempt = useAttempt();
  const myRole = useViewPart(({ summary }) => summary?.myRole);
  const [isOpen, setIsOpen] = useState(false);
  const mayClose = poll.closedAt === null && (item.isMine || myRole === "owner" || myRole === "admin");
  const close = () => void attempt(api.post("/messages/{messageId}/poll/close", { path: { messageId: item.message.id } }));
  if (!mayClose && (poll.anonymous || poll.voters === 0)) return null;

  return (
    <div class="poll-acts">
      {!poll.anonymous && poll.voters > 0 && <button type="button" onClick={() => setIsOpen(true)}>{texts.voters}</button>}
      {mayClose && <button type="button" onClick={close}>{texts.close}</button>}
      {isOpen && <Suspense fallback={null}><Voters messageId={item.message.id} poll={poll} onClose={() => setIsOpen(false)} /></Suspense>}
    </div>
  );
}
