import { Plus, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { Button, IconButton } from "../../ui/Button";
import { mostAnswers, type PollForm } from "./form";

interface Props {
  form: PollForm;
  onChange: (part: Partial<PollForm>) => void;
}

/** The answers of a poll that is being made; Enter goes on to the next one. In a quiz the right one is marked. */
export function PollAnswers({ form: { answers, quiz, right }, onChange }: Props) {
  const texts = useConversationTexts().poll;
  const list = useRef<HTMLOListElement>(null);
  const write = (at: number, text: string) => onChange({ answers: answers.map((a, i) => (i === at ? text : a)) });
  const remove = (at: number) => onChange({ answers: answers.filter((_, i) => i !== at), right: right > at ? right - 1 : right === at ? 0 : right });
  const focus = (at: number) => requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input[type=text]")[at]?.focus());
  const add = () => {
    onChange({ answers: [...answers, ""] });
    focus(answers.length);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (at + 1 < answers.length) focus(at + 1);
    else if (answers[at]!.trim() && answers.length < mostAnswers) add();
  };

  return (
    <fieldset class="poll-answers">
      <legend>{texts.options}</legend>
      <ol ref={list}>
        {answers.map((answer, i) => (
          <li key={i}>
            {quiz && <input type="radio" name="right" checked={i === right} aria-label={texts.right(i + 1)} onChange={() => onChange({ right: i })} />}
            <input type="text" dir="auto" value={answer} maxLength={200} aria-label={texts.option(i + 1)} placeholder={texts.option(i + 1)} onInput={(e) => write(i, e.currentTarget.value)} onKeyDown={(e) => onKeyDown(e, i)} />
            {answers.length > 2 && <IconButton label={texts.remove(i + 1)} onClick={() => remove(i)}><X size={18} /></IconButton>}
          </li>
        ))}
      </ol>
      {answers.length < mostAnswers && <Button look="plain" onClick={add}><Plus size={18} />{texts.add}</Button>}
    </fieldset>
  );
}
