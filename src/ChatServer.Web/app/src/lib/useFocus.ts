import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** Fingers have a button for sending, want Enter to begin a line, and no keyboard on the screen before they ask for it. */
export const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)").matches;

/** Whoever had the focus when this came has it again when it goes. */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, []);
}

/** Puts the focus on something as it appears, where that brings no keyboard with it. The browser does so by itself only once for a page. */
export function useFocus<T extends HTMLElement>(isWanted: boolean | undefined): RefObject<T> {
  const target = useRef<T>(null);
  useEffect(() => {
    if (isWanted && hasKeyboard) target.current?.focus();
  }, []);
  return target;
}
