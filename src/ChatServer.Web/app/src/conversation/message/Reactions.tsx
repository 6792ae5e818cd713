import type { Item } from "@chatserver/engine";
import { useTexts } from "../../lib/texts";
import { useAttempt } from "../../lib/useAttempt";
import { useOpened, useViewPart } from "../context";

/** Who reacted how; a click does the same, or takes it back. */
export function Reactions({ item }: { item: Item }) {
  const texts = useTexts();
  const attempt = useAttempt();
  const { conversation } = useOpened();
  const mayReact = useViewPart(({ rights }) => rights.react);

  return (
    <div class="reactions">
      {item.message.reactions!.map(({ emoji, count }) => {
        const isMine = item.myReactions.includes(emoji);
        return (
          <button key={emoji} type="button" class="reaction" aria-pressed={isMine} disabled={!mayReact} aria-label={texts.message.reactions(emoji, count)}
            onClick={() => void attempt(conversation.react(item.message.id, emoji, !isMine))}>
            <span>{emoji.split(":")[0]}</span> {count}
          </button>
        );
      })}
    </div>
  );
}
