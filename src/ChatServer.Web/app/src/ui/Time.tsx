import { useTexts } from "../lib/texts";
import { dayAndTime, dayName, shortTime } from "../lib/times";
import { useToday } from "../lib/today";

interface Props {
  at: string;
  class?: string;
}

/** When something was, as short as a list wants it; also true after midnight. */
export function Time({ at, class: look }: Props) {
  useToday();
  const { yesterday } = useTexts().times;
  return <time class={look} dir="auto" dateTime={at}>{shortTime(at, yesterday)}</time>;
}

/** The same, and always with the time of day. */
export function DayAndTime({ at, class: look }: Props) {
  useToday();
  const { yesterday } = useTexts().times;
  return <time class={look} dir="auto" dateTime={at}>{dayAndTime(at, yesterday)}</time>;
}

/** What a day is called. */
export function Day({ at }: { at: string }) {
  useToday();
  return <>{dayName(at, useTexts().times)}</>;
}
