import type { Readable } from "@chatserver/engine";
import { useEffect, useRef, useState } from "preact/hooks";

/** The value of a readable, and a new rendering whenever it changes. */
export const useReadable = <T>(readable: Readable<T>): T => usePart(readable, (value) => value);

/** A part of the value, and a new rendering only when that becomes another: a plain value, or an object that stays the same, or looks the same. */
export function usePart<T, P>(readable: Readable<T>, partOf: (value: T) => P, isSame: (a: P, b: P) => boolean = Object.is): P {
  const [, render] = useState(0);
  const part = partOf(readable.get());
  const shown = useRef(part);
  shown.current = part;

  useEffect(() => {
    const look = () => {
      if (!isSame(partOf(readable.get()), shown.current)) render((n) => n + 1);
    };
    look(); // It may have changed between the rendering and this effect.
    return readable.subscribe(look);
  }, [readable]);

  return part;
}
