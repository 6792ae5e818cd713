import { useEffect } from "preact/hooks";

/** The browser's own search finds only the few messages that are on the page, so the key for it opens ours; pressed there once more, the browser's. */
export function useSearchKey(search: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isWanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "f";
      const target = event.target as Element;
      if (!isWanted || target.closest(".conversation-search, dialog")) return;
      event.preventDefault();
      search();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [search]);
}
