import type { RefObject, VNode } from "preact";
import { Suspense } from "preact/compat";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lazy } from "../../lib/lazy";
import { tokenBefore, type Token } from "./token";

const Completion = lazy(() => import("./Completion").then((m) => m.Completion));

export const completionId = "completion";

/** Says whether a key was meant for the list. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

interface CompletionState {
  /** To be called when something was typed, or the cursor moved. */
  look: () => void;
  close: () => void;
  takesKey: KeyTaker;
  element: VNode | null;

  /** For the field: which entry of the list is meant. */
  active: string | undefined;
}

/** Names and emoji that complete what is being written. */
export function useCompletion(input: RefObject<HTMLTextAreaElement>, text: string, write: (text: string) => void): CompletionState {
  const [found, setToken] = useState<Token | null>(null);

  // What it was found in may have been sent.
  const token = found && text.length > found.from ? found : null;
  const [active, setActive] = useState<string | undefined>();
  const keys = useRef<KeyTaker | null>(null);
  const caret = useRef<number | null>(null);
  const close = () => setToken(null);

  // Behind what was put in, once the field shows it.
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);

  const look = () => {
    const { value, selectionStart, selectionEnd } = input.current!;
    const next = selectionStart === selectionEnd ? tokenBefore(value, selectionStart) : null;
    setToken((before) => (before?.from === next?.from && before?.word === next?.word ? before : next));
  };
  const choose = (completed: string) => {
    const { value, selectionStart } = input.current!;
    caret.current = token!.from + completed.length;
    write(value.slice(0, token!.from) + completed + value.slice(selectionStart));
    close();
    input.current!.focus();
  };

  const element = token && <Suspense fallback={null}><Completion key={token.kind} token={token} keys={keys} onActive={setActive} onChoose={choose} onClose={close} /></Suspense>;
  return { look, close, takesKey: (event) => token !== null && !!keys.current?.(event), element, active: token ? active : undefined };
}
