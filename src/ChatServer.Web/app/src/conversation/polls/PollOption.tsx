import { Check, X } from "lucide-preact";
import { useConversationTexts } from "../../lib/conversationTexts";

interface Props {
  text: string;
  votes: number;
  voters: number;
  isMine: boolean;
  isMultiple: boolean;

  /** Whether nobody here votes any more. */
  isOver: boolean;

  /** Whether it is told how many chose it. */
  isTold: boolean;

  /** Of a quiz that is over; otherwise null. */
  isRight: boolean | null;
  onChoose: () => void;
}

export function PollOption({ text, votes, voters, isMine, isMultiple, isOver, isTold, isRight, onChoose }: Props) {
  const texts = useConversationTexts().poll;
  const share = voters === 0 ? 0 : Math.round((100 * votes) / voters);
  const isWrong = isRight === false && isMine;
  const looks = ["poll-option", isMultiple && "poll-several", isRight && "poll-right", isWrong && "poll-wrong"];

  return (
    <button type="button" class={looks.filter(Boolean).join(" ")} aria-pressed={isMine} disabled={isOver} onClick={onChoose}
      ref={(button) => button?.style.setProperty("--share", `${isTold ? share : 0}%`)}>
      <span class="poll-mark">{isWrong ? <X size={13} strokeWidth={3} /> : (isMine || isRight) && <Check size={13} strokeWidth={3} />}</span>
      <span class="poll-text" dir="auto">{text}</span>
      {isRight !== null && (isRight || isMine) && <span class="only-heard">{isRight ? texts.isRight : texts.isWrong}</span>}
      {isTold && voters > 0 && <span class="poll-share">{share} %</span>}
    </button>
  );
}
