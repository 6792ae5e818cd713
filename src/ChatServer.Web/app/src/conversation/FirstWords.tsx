import { ConversationAvatar } from "../conversations/ConversationAvatar";
import { titleOf } from "../conversations/title";
import { useTexts } from "../lib/texts";
import { useOpened, useView } from "./context";
import { Button } from "../ui/Button";

/** An empty conversation, with something to begin it by. */
export function FirstWords() {
  const texts = useTexts();
  const { conversation } = useOpened();
  const { summary, rights } = useView();
  if (!summary) return null;
  const isSaved = summary.kind === "saved";

  return (
    <div class="first-words">
      <ConversationAvatar conversation={summary} size="large" />
      <h2>{titleOf(summary, texts)}</h2>
      <p>{isSaved ? texts.conversation.savedFirst : texts.conversation.first}</p>
      {!isSaved && rights.post && <Button onClick={() => conversation.send({ content: "👋" })}><span aria-hidden="true">👋</span> {texts.conversation.wave}</Button>}
    </div>
  );
}
