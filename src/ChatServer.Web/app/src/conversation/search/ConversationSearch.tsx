import { CalendarDays, ChevronDown, ChevronUp, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import { sayProblem } from "../../lib/problems";
import { useTexts } from "../../lib/texts";
import { IconButton } from "../../ui/Button";
import { SearchField } from "../../ui/SearchField";
import { useOpened } from "../context";
import { useHighlight } from "./useHighlight";
import { useHits } from "./useHits";
import "./conversation-search.css";

/** Words in this conversation: the newest place first, older ones by the arrow up, as they stand in it. */
export function ConversationSearch({ onClose }: { onClose: () => void }) {
  const all = useTexts();
  const texts = useConversationTexts().search;
  const { conversation, show, askDate } = useOpened();
  const [words, setWords] = useState("");
  const { hits, at, hasMore, isLoading, problem, step } = useHits(conversation.id, words.trim());
  const hit = hits?.[at];
  useEffect(() => void (hit && show({ seq: hit.message.seq })), [hit?.message.id]);
  useHighlight(words);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const by = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Escape") onClose();
    if (by === undefined && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (by) step(by);
  };
  const count = problem ? sayProblem(problem, all) : hits && words.trim() && (hits.length === 0 ? all.search.nothing : texts.place(at + 1, hits.length, hasMore));

  return (
    <div class="conversation-search">
      <div class="conversation-search-field" onKeyDownCapture={onKeyDown}><SearchField value={words} onChange={setWords} label={texts.words} autofocus /></div>
      <span class="conversation-search-count" role="status">{!isLoading && count}</span>
      <IconButton label={texts.older} disabled={!hits || (at + 1 >= hits.length && !hasMore)} onClick={() => step(1)}><ChevronUp size={22} /></IconButton>
      <IconButton label={texts.newer} disabled={!hits || at === 0} onClick={() => step(-1)}><ChevronDown size={22} /></IconButton>
      <IconButton label={texts.toDate} onClick={askDate}><CalendarDays size={20} /></IconButton>
      <IconButton label={texts.end} onClick={onClose}><X size={21} /></IconButton>
    </div>
  );
}
