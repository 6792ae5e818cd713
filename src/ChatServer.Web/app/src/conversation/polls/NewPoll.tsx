import { useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Area, Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { Switch } from "../../ui/Switch";
import { useOpened } from "../context";
import { blankPoll, isComplete, closings, pollOf, type Closing, type PollForm } from "./form";
import { PollAnswers } from "./PollAnswers";
import "./new-poll.css";

/** A question for everybody in the conversation: with one or several answers, perhaps one that is right, perhaps until a time. */
export function NewPoll({ onClose }: { onClose: () => void }) {
  const texts = useConversationTexts().poll;
  const { conversation } = useOpened();
  const [form, setForm] = useState<PollForm>(blankPoll);
  const change = (part: Partial<PollForm>) => setForm((before) => ({ ...before, ...part }));
  const send = (event: Event) => {
    event.preventDefault();
    conversation.send({ content: "", poll: pollOf(form) });
    onClose();
  };

  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form class="new-poll" onSubmit={send}>
        <Area label={texts.question} rows={2} dir="auto" value={form.question} maxLength={300} autofocus onInput={(e) => change({ question: e.currentTarget.value })} />
        <PollAnswers form={form} onChange={change} />
        <Switch label={texts.multiple} text={texts.multipleText} isOn={form.multiple} onChange={(multiple) => change({ multiple, ...(multiple && { quiz: false }) })} />
        <Switch label={texts.anonymous} text={texts.anonymousText} isOn={form.anonymous} onChange={(anonymous) => change({ anonymous })} />
        <Switch label={texts.quiz} text={texts.quizText} isOn={form.quiz} onChange={(quiz) => change({ quiz, ...(quiz && { multiple: false }) })} />
        {form.quiz && <Field label={texts.explanation} hint={texts.explanationHint} dir="auto" value={form.explanation} maxLength={300} onInput={(e) => change({ explanation: e.currentTarget.value })} />}
        <Select label={texts.closes} value={form.closes} options={closings.map((closing) => [closing, texts.spans[closing]] as const)} onChange={(closes) => change({ closes: closes as Closing })} />
        {form.closes === "own" && <Field label={texts.closesAt} type="datetime-local" value={form.closesAt} onInput={(e) => change({ closesAt: e.currentTarget.value })} />}
        <Button look="main" type="submit" wide disabled={!isComplete(form)}>{texts.create}</Button>
      </form>
    </Dialog>
  );
}
