import type { Readable } from "@chatserver/engine";
import { useEffect, useState } from "preact/hooks";

/** The value of a readable, and a new rendering whenever it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  const [, render] = useState(0);
  const value = readable.get();

  useEffect(() => {
    // It may have changed between the rendering and this effect.
    if (readable.get() !== value) render((n) => n + 1);
    return readable.subscribe(() => render((n) => n + 1));
  }, [readable]);

  return value;
}
