import type { Item, MessageWindow } from "@chatserver/engine";
import { isSameDay } from "../lib/times";

/** A message with what its neighbours make of it. */
export interface Row {
  key: string;
  item: Item;

  /** Whether a day begins with it, so that its date stands above. */
  beginsDay: boolean;

  /** Whether it is the first that was unread, so that a line stands above. */
  beginsUnread: boolean;

  // Whether it is the first and the last of what one person said in one go.
  isFirst: boolean;
  isLast: boolean;
}

const oneGo = 5 * 60 * 1000;

/** @param before The rows as they were: what is still the same stays the very same object, so that only what changed is drawn. */
export function rowsOf({ items, firstUnreadSeq }: MessageWindow, before: Row[] = []): Row[] {
  const firstUnread = firstUnreadSeq === null ? undefined : items.find((i) => i.message.seq >= firstUnreadSeq && !i.isMine);
  const isAsBefore = (item: Item, i: number) => before[i]?.item === item && before[i]!.beginsUnread === (item === firstUnread);

  // Mostly something is added at the end: all before that is as it was, but for the last, whose follower is another.
  const other = items.findIndex((item, i) => !isAsBefore(item, i));
  const from = Math.max(0, (other < 0 ? items.length : other) - 1);
  const known = new Map(before.slice(from).map((row) => [row.key, row]));
  const rows = before.slice(0, from);
  for (let i = from; i < items.length; i++) {
    const row = rowOf(items, i, firstUnread);
    const old = known.get(row.key);
    rows.push(old && isSame(old, row) ? old : row);
  }
  return rows.length === before.length && rows.every((row, i) => row === before[i]) ? before : rows;
}

function rowOf(items: readonly Item[], i: number, firstUnread: Item | undefined): Row {
  const item = items[i]!;
  return {
    key: item.key, item,
    beginsDay: beginsDay(items, i), beginsUnread: item === firstUnread,
    isFirst: isFirst(items, i, firstUnread), isLast: i === items.length - 1 || isFirst(items, i + 1, firstUnread),
  };
}

const beginsDay = (items: readonly Item[], i: number) => i === 0 || !isSameDay(items[i - 1]!.message.createdAt, items[i]!.message.createdAt);

const isFirst = (items: readonly Item[], i: number, firstUnread: Item | undefined) =>
  beginsDay(items, i) || items[i] === firstUnread || !isInOneGo(items[i - 1], items[i]);

const isSame = (a: Row, b: Row) =>
  a.item === b.item && a.beginsDay === b.beginsDay && a.beginsUnread === b.beginsUnread && a.isFirst === b.isFirst && a.isLast === b.isLast;

const isInOneGo = (earlier: Item | undefined, later: Item | undefined) =>
  !!earlier && !!later && earlier.message.senderId === later.message.senderId
  && Date.parse(later.message.createdAt) - Date.parse(earlier.message.createdAt) < oneGo;

/** A change of the list that the virtual list can follow: something at one end only. */
export interface Step {
  rows: Row[];
  isAtStart: boolean;
}

/**
 * The way from what is shown to what shall be. A window that grows at one end and is cut at the other changes twice: a virtual list
 * keeps its place when it is told at which end something came or went, and there can be one answer to that.
 */
export function stepsBetween(shown: Row[], wanted: Row[]): Step[] {
  const overlapsAt = wanted.findIndex((row) => row.key === shown[0]?.key);
  const beginsAt = shown.findIndex((row) => row.key === wanted[0]?.key);
  if (overlapsAt < 0 && beginsAt < 0) return [{ rows: wanted, isAtStart: false }];

  const steps: Step[] = [];
  const last = wanted.at(-1);
  const lastAt = shown.findIndex((row) => row.key === last?.key);
  if (overlapsAt > 0) {
    // Older ones came; newer ones may have been cut.
    const cut = lastAt >= 0 ? shown.slice(lastAt + 1) : [];
    steps.push({ rows: [...wanted, ...cut], isAtStart: true });
    if (cut.length > 0) steps.push({ rows: wanted, isAtStart: false });
  } else if (beginsAt > 0) {
    // Older ones were cut, newer ones may have come.
    if (lastAt < 0) steps.push({ rows: [...shown.slice(0, beginsAt), ...wanted], isAtStart: false });
    steps.push({ rows: wanted, isAtStart: true });
  } else {
    steps.push({ rows: wanted, isAtStart: false });
  }

  return steps;
}
