import { useEffect, useRef, useState } from "preact/hooks";

interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Pages<T> {
  /** Undefined until the first page has come. */
  items: readonly T[] | undefined;
  hasMore: boolean;
  isLoading: boolean;
  problem: unknown;
  more: () => void;

  /** Reads it again, as far as it was read; what is shown stays until then. */
  again: () => void;
}

const nothing = { items: undefined, next: null, isLoading: true, problem: null };

/** A list that comes page by page. Another key is another list. */
export function usePages<T>(key: string, read: (cursor?: string) => Promise<Page<T>>, pause = 0): Pages<T> {
  const [state, setState] = useState<{ items: T[] | undefined; next: string | null; isLoading: boolean; problem: unknown }>(nothing);
  const [turn, setTurn] = useState(0);
  const current = useRef({});

  /** @param atLeast So many are read, if there are. */
  const load = async (before: T[], cursor: string | undefined, atLeast = 0) => {
    const mine = current.current;
    setState((s) => ({ ...s, isLoading: true, problem: null }));
    try {
      let items = before;
      let next = cursor;
      do {
        const page = await read(next);
        if (mine !== current.current) return;
        items = [...items, ...page.items];
        next = page.next ?? undefined;
      } while (next && items.length < atLeast);
      setState({ items, next: next ?? null, isLoading: false, problem: null });
    } catch (problem) {
      if (mine === current.current) setState((s) => ({ ...s, isLoading: false, problem }));
    }
  };

  const shownKey = useRef(key);
  useEffect(() => {
    current.current = {};
    const atLeast = shownKey.current === key ? state.items?.length : 0;
    shownKey.current = key;
    const timer = setTimeout(() => void load([], undefined, atLeast), pause);
    return () => {
      current.current = {};
      clearTimeout(timer);
    };
  }, [key, turn]);

  return {
    items: state.items,
    hasMore: state.next !== null,
    isLoading: state.isLoading,
    problem: state.problem,
    more: () => state.next && !state.isLoading && void load(state.items ?? [], state.next),
    again: () => setTurn((n) => n + 1),
  };
}
