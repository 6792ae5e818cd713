import type { Conversation, MessageWindow } from "@chatserver/engine";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ScrollToIndexOpts, VirtualizerHandle } from "virtua";
import type { Row } from "./rows";

/** From this many pixels to an end on, what lies beyond it is loaded. */
const ahead = 1200;

/** Who is this near to the newest message wants to stay there. */
const nearEnd = 60;

const flashFor = 1600;

/** So long at most the rows around a place get their true heights and pictures, and it is aimed at again: unless the reader goes elsewhere. */
const settlesIn = 5_000;

const goings = ["wheel", "touchmove", "pointerdown", "keydown"];

/** So long after that the list may still glide where the reader sent it. */
const glidesFor = 1_000;

/** A row, or the end, whichever row is there. */
interface Aim {
  key: string | null;
  options: ScrollToIndexOpts;
  until: number;
}

/** A message that is not loaded yet; what is loaded meanwhile may be something else, so it is asked for more than once. */
interface Goal {
  seq: number;
  tries: number;
}

const mostTries = 3;

/** Two frames later the list is as high as its rows: before that there is nothing to scroll. */
const afterLayout = (run: () => void) => requestAnimationFrame(() => requestAnimationFrame(run));

/** Where the list stands: first at what is unread, then where the reader goes, at the end as long as they are there. */
export function useScrolling(conversation: Conversation, messages: MessageWindow, rows: Row[]) {
  const virtualizer = useRef<VirtualizerHandle>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [flashing, setFlashing] = useState<string | null>(null);
  const state = useRef({
    rows, messages, isAtEnd: true, isPlaced: false, goal: null as Goal | "end" | null, aim: null as Aim | null, offset: 0, goesUntil: -Infinity,
  });
  Object.assign(state.current, { rows, messages });

  const toEnd = useCallback((smooth = false) => {
    const scroll = () => virtualizer.current?.scrollToIndex(state.current.rows.length - 1, { align: "end", smooth });
    scroll();
    if (!smooth) afterLayout(scroll);
  }, []);

  const toRow = useCallback((at: number, options: ScrollToIndexOpts) => {
    const key = state.current.rows[at]!.key;
    state.current.aim = { key, options, until: performance.now() + settlesIn };
    virtualizer.current?.scrollToIndex(at, options);
  }, []);

  /** There at once, and still when the rows have their heights. */
  const toTrueEnd = useCallback(() => {
    state.current.aim = { key: null, options: { align: "end" }, until: performance.now() + settlesIn };
    toEnd();
  }, []);

  const aimAgain = useCallback((): boolean => {
    const { aim, rows, messages } = state.current;
    if (!aim || performance.now() >= aim.until) return false;
    if (aim.key === null) {
      if (!messages.hasNewer) toEnd();
      return !messages.hasNewer;
    }

    const at = rows.findIndex((r) => r.key === aim.key);
    if (at >= 0) afterLayout(() => virtualizer.current?.scrollToIndex(at, aim.options));
    return at >= 0;
  }, []);

  const look = useCallback(() => {
    const view = virtualizer.current;
    if (!view || !state.current.isPlaced) return;
    const { messages, rows } = state.current;
    const below = view.scrollSize - view.scrollOffset - view.viewportSize;
    const isNear = below < nearEnd && !messages.hasNewer;

    // More may come than the list has scrolled to yet: only the reader leaves the end, who goes up, or was taken elsewhere.
    const { aim, offset, goesUntil } = state.current;
    const hasGone = view.scrollOffset < offset && performance.now() < goesUntil;
    state.current.offset = view.scrollOffset;
    if (isNear || hasGone || messages.hasNewer || isAtRow(aim)) state.current.isAtEnd = isNear;
    setIsAtEnd(state.current.isAtEnd);
    if (view.scrollOffset < ahead && messages.hasOlder && !messages.loading) void conversation.loadOlder();
    if (below < ahead && messages.hasNewer && !messages.loading) void conversation.loadNewer();
    if (document.visibilityState === "visible" && document.hasFocus()) markSeen(conversation, view, rows);
  }, [conversation]);

  const seek = useCallback((goal: Goal) => {
    state.current.goal = goal.tries-- > 0 ? goal : null;
    if (state.current.goal) void conversation.jumpTo({ seq: goal.seq });
  }, [conversation]);

  useLayoutEffect(() => {
    const view = virtualizer.current;
    if (!view || rows.length === 0) return;
    const { goal, isPlaced } = state.current;
    const sought = goal === "end" ? null : goal;
    const goalAt = sought ? placeOf(sought.seq, rows, messages) : -1;
    if (goal === "end" && !messages.hasNewer) {
      state.current.goal = null;
      toTrueEnd();
    } else if (goalAt >= 0) {
      state.current.goal = null;
      state.current.isPlaced = true;
      toRow(goalAt, { align: "center" });
      setFlashing(rows[goalAt]!.key);
    } else if (!isPlaced) {
      const unreadAt = rows.findIndex((r) => r.beginsUnread);
      state.current.isPlaced = true;
      if (unreadAt >= 0) toRow(unreadAt, { align: "start", offset: -48 });
      else toTrueEnd();
    } else if (!aimAgain() && state.current.isAtEnd && !messages.hasNewer) {
      toEnd();
    }

    const { loading, problem } = conversation.messages.get();
    if (sought && goalAt < 0 && !loading && !problem) seek(sought);
    look();
  }, [rows, messages.loading]);

  useEffect(() => {
    const letGo = (event: Event) => {
      state.current.aim = null;
      if (!isWriting(event)) state.current.goesUntil = performance.now() + glidesFor;
    };
    for (const going of goings) window.addEventListener(going, letGo, { passive: true, capture: true });
    return () => goings.forEach((going) => window.removeEventListener(going, letGo, { capture: true }));
  }, []);

  useEffect(() => {
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);

  useEffect(() => {
    if (!flashing) return;
    const timer = setTimeout(() => setFlashing(null), flashFor);
    return () => clearTimeout(timer);
  }, [flashing]);

  const onResize = useCallback(() => {
    if (!aimAgain() && state.current.isAtEnd) toEnd();
    look();
  }, [look]);

  const show = useCallback(({ seq }: { seq: number }) => {
    const at = state.current.rows.findIndex((r) => r.item.message.seq === seq);
    if (at < 0) return seek({ seq, tries: mostTries });

    state.current.goesUntil = performance.now() + settlesIn;
    toRow(at, { align: "center", smooth: isInReach(virtualizer.current, at) });
    setFlashing(state.current.rows[at]!.key);
  }, [conversation]);

  const showLatest = useCallback(() => {
    const { messages, isAtEnd: wasAtEnd } = state.current;
    Object.assign(state.current, { isAtEnd: !messages.hasNewer, aim: null, goal: messages.hasNewer ? "end" : null });
    if (messages.hasNewer) void conversation.jumpTo("latest");
    else if (wasAtEnd) return; // And stays there, whatever comes.
    else if (isNear(virtualizer.current)) toEnd(true);
    else toTrueEnd();
  }, [conversation]);

  return useMemo(
    () => ({ virtualizer, isAtEnd, flashing, onScroll: look, onResize, show, showLatest }),
    [isAtEnd, flashing, look, onResize, show, showLatest],
  );
}

/** Where a message is, or would be; -1 as long as that lies beyond what is loaded. */
function placeOf(seq: number, rows: Row[], { hasOlder, hasNewer }: MessageWindow): number {
  if (hasOlder && rows[0]!.item.message.seq > seq) return -1;
  const at = rows.findIndex((r) => r.item.message.seq >= seq);
  return at < 0 && !hasNewer ? rows.length - 1 : at;
}

const isAtRow = (aim: Aim | null) => !!aim && aim.key !== null && performance.now() < aim.until;

/** Keys that write move nothing, but for the one that leaves the field. */
const isWriting = (event: Event) =>
  event instanceof KeyboardEvent && event.key !== "Tab" && event.target instanceof Element && event.target.matches("input, textarea");

/** Whether a row is so close that the eye can follow the way to it. */
const isInReach = (view: VirtualizerHandle | null, at: number) => !!view && Math.abs(view.getItemOffset(at) - view.scrollOffset) < 2 * view.viewportSize;

/** Whether gliding to the end is pleasant: a long way would only blur. */
const isNear = (view: VirtualizerHandle | null) => !view || view.scrollSize - view.scrollOffset < 4 * view.viewportSize;

function markSeen(conversation: Conversation, view: VirtualizerHandle, rows: Row[]): void {
  const lowest = view.findItemIndex(view.scrollOffset + view.viewportSize - 1);
  const seen = rows.slice(0, lowest + 1).findLast((r) => Number.isFinite(r.item.message.seq));
  if (seen) conversation.markRead(seen.item.message.seq);
}
