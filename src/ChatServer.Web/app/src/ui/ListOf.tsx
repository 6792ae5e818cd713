import type { ComponentChildren } from "preact";
import { LoadingRows } from "../conversations/LoadingRows";
import "../conversations/conversations.css";

interface Props<T> {
  items: readonly T[] | undefined;
  nothing: string;
  children: (item: T) => ComponentChildren;
}

/** A list that is still coming, is empty, or is there. */
export function ListOf<T>({ items, nothing, children }: Props<T>) {
  if (!items) return <LoadingRows />;
  if (items.length === 0) return <p class="people-none" role="status">{nothing}</p>;
  return <>{items.map(children)}</>;
}
