import { createContext } from "preact";
import { useContext, useRef } from "preact/hooks";

/** Where the list stands while something is opened from it: the way back. */
export const ListPathContext = createContext("/");

export const useListPath = (): string => useContext(ListPathContext);

/** What has a pane of its own beside the list; everything else is in the list's place. */
export const isDetail = (path: string): boolean => /^\/(c|join|channels)\/|^\/(settings|moderation)\/./.test(path);

/** Opening something leaves the list where it was; pages of a section have the section's own list. */
export function useListPathOf(path: string): string {
  const last = useRef("/");
  const section = /^\/(settings|moderation)\//.exec(path)?.[1];
  if (path === "/share") return path; // Asks one question; nobody goes back to it.
  if (section) last.current = `/${section}`;
  else if (!isDetail(path)) last.current = path;
  return last.current;
}
