import { createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Row } from "./rows";

type Keep = (key: string) => () => void;

export const KeepContext = createContext<Keep>(() => () => {});

/** Says that a row is needed even where it is not seen: a dialog was opened from it, or what it plays is heard. */
export function useKept(key: string, isNeeded: boolean): void {
  const keep = useContext(KeepContext);
  useEffect(() => (isNeeded ? keep(key) : undefined), [keep, key, isNeeded]);
}

/** For the list: what its rows call, and at which places those are that must stay. */
export function useKeptRows(rows: readonly Row[]): { keep: Keep; places: readonly number[] } {
  const [kept, setKept] = useState<readonly { key: string }[]>([]);
  const keep = useCallback<Keep>((key) => {
    const reason = { key };
    setKept((all) => [...all, reason]);
    return () => setKept((all) => all.filter((other) => other !== reason));
  }, []);
  const places = useMemo(() => {
    const keys = new Set(kept.map(({ key }) => key));
    return keys.size === 0 ? none : rows.flatMap((row, i) => (keys.has(row.key) ? [i] : []));
  }, [rows, kept]);
  return { keep, places };
}

const none: readonly number[] = [];
