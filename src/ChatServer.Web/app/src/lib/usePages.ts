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

  /** Reads it again from the beginning; what is shown stays until then. */
  again: () => void;
}

const nothing = { items: undefined, next: null, isLoading: true, problem: null };

/** A list that comes page by page. Another key is another list. */
export function usePages<T>(key: string, read: (cursor?: string) => Promise<Page<T>>, pause = 0): Pages<T> {
  const [state, setState] = useState<{ items: T[] | undefined; next: string | null; isLoading: boolean; problem: unknown }>(nothing);
  const [turn, setTurn] = useState(0);
  const current = useRef({});

  const load = async (before: T[], cursor?: string) => {
    const mine = current.current;
    setState((s) => ({ ...s, isLoading: true, problem: null }));
    try {
      const page = await read(cursor);
      if (mine === current.current) setState({ items: [...before, ...page.items], next: page.next ?? null, isLoading: false, problem: null });
    } catch (problem) {
      if (mine === current.current) setState((s) => ({ ...s, isLoading: false, problem }));
    }
  };

  useEffect(() => {
    current.current = {};
    const timer = setTimeout(() => void load([]), pause);
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
