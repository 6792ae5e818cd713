import { createContext } from "preact";
import { useContext, useState } from "preact/hooks";

/** How this device shows the client. Kept on the device: a phone in the sun and a screen at night want different things. */
export interface Appearance {
  theme: "system" | "light" | "dark";
  accent: "indigo" | "teal" | "green" | "amber" | "rose" | "violet";
  density: "comfortable" | "compact";
  text: "small" | "medium" | "large" | "huge";
  language: "system" | "en" | "de";
}

export const usual: Appearance = { theme: "system", accent: "indigo", density: "comfortable", text: "medium", language: "system" };

const place = "appearance";

export function readAppearance(): Appearance {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Appearance>) };
  } catch {
    return usual;
  }
}

/** Shows it at once and keeps it. The names are those that public/appearance.js and tokens.css know. */
export function applyAppearance(appearance: Appearance): void {
  Object.assign(document.documentElement.dataset, appearance);
  try {
    localStorage.setItem(place, JSON.stringify(appearance));
  } catch {
    // Without storage it holds until the page is closed.
  }
}

interface AppearanceState {
  current: Appearance;
  change: (part: Partial<Appearance>) => void;
}

export const AppearanceContext = createContext<AppearanceState>({ current: usual, change: () => {} });

export const useAppearance = (): AppearanceState => useContext(AppearanceContext);

/** For the root of the client. */
export function useAppearanceState(): AppearanceState {
  const [current, setCurrent] = useState(readAppearance);
  const change = (part: Partial<Appearance>) => {
    const next = { ...current, ...part };
    applyAppearance(next);
    setCurrent(next);
  };
  return { current, change };
}
