import type { ConversationSummary } from "@chatserver/engine";
import { Check } from "lucide-preact";
import { ConversationAvatar } from "../../conversations/ConversationAvatar";
import { titleOf } from "../../conversations/title";
import { useClient } from "../../lib/client";
import { useConversationTexts } from "../../lib/conversationTexts";
import { useTexts } from "../../lib/texts";
import { useReadable } from "../../lib/useReadable";

interface Props {
  conversation: ConversationSummary;
  isChosen: boolean;
  onChoose: () => void;
}

/** A conversation to be chosen, if one may write there. */
export function ForwardRow({ conversation, isChosen, onChoose }: Props) {
  const all = useTexts();
  const texts = useConversationTexts().forward;
  const { rights } = useReadable(useClient().conversation(conversation.id).view);

  return (
    <button type="button" class="row row-wide" aria-pressed={isChosen} disabled={!rights.post} onClick={onChoose}>
      <ConversationAvatar conversation={conversation} />
      <span class="row-lines">
        <span class="row-title cut"><bdi>{titleOf(conversation, all)}</bdi></span>
        {!rights.post && <span class="row-preview cut">{texts.readOnly}</span>}
      </span>
      <span class={isChosen ? "people-check people-checked" : "people-check"}>{isChosen && <Check size={15} strokeWidth={3} />}</span>
    </button>
  );
}
