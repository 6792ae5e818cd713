import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useConversationTexts } from "../../lib/conversationTexts";
import type { Token } from "./token";
import { completionId, type KeyTaker } from "./useCompletion";
import { useCandidates } from "./useCandidates";
import "./completion.css";

export interface Candidate {
  key: string;

  /** What is put in the word's place. */
  completed: string;
  picture: ComponentChildren;
  name: string;
  about?: string;
}

interface Props {
  token: Token;
  keys: RefObject<KeyTaker>;
  onActive: (id: string | undefined) => void;
  onChoose: (completed: string) => void;
  onClose: () => void;
}

/** Above the field: what the word may become. Arrows choose, Enter and Tab take it, Escape leaves the word as it is. */
export function Completion({ token, keys, onActive, onChoose, onClose }: Props) {
  const texts = useConversationTexts().completion;
  const candidates = useCandidates(token);
  const [at, setAt] = useState(0);
  const count = candidates.length;
  const place = Math.min(at, count - 1);
  useEffect(() => setAt(0), [token.word]);
  useEffect(() => {
    onActive(count > 0 ? `${completionId}-${place}` : undefined);
    document.getElementById(`${completionId}-${place}`)?.scrollIntoView({ block: "nearest" });
  }, [place, count]);

  keys.current = ({ key, shiftKey }) => {
    if (count === 0 || shiftKey) return false;
    if (key === "ArrowDown") setAt((place + 1) % count);
    else if (key === "ArrowUp") setAt((place + count - 1) % count);
    else if (key === "Enter" || key === "Tab") onChoose(candidates[place]!.completed);
    else if (key === "Escape") onClose();
    else return false;
    return true;
  };
  useEffect(() => () => void (keys.current = null), []);

  return (
    <>
      {count > 0 && (
        <ul class="completion" role="listbox" id={completionId} aria-label={texts[token.kind]}>
          {candidates.map(({ key, completed, picture, name, about }, i) => (
            <li key={key} id={`${completionId}-${i}`} role="option" aria-selected={i === place} onPointerDown={(e) => e.preventDefault()} onClick={() => onChoose(completed)}>
              {picture}
              <span class="cut"><bdi>{name}</bdi></span>
              {about && <span class="completion-about cut">{about}</span>}
            </li>
          ))}
        </ul>
      )}
      <span class="only-heard" role="status">{count > 0 && texts.count(count)}</span>
    </>
  );
}
