import { BellOff } from "lucide-preact";
import { useScreenTexts } from "../lib/screenTexts";
import { useTexts } from "../lib/texts";
import { timeOfDay, shortTime } from "../lib/times";
import { Button } from "../ui/Button";
import "./mute.css";

const hour = 60 * 60 * 1000;
const spans = { hour: () => new Date(Date.now() + hour), evening: () => new Date(Date.now() + 8 * hour), morning: nextMorning, week: () => new Date(Date.now() + 7 * 24 * hour), always: () => new Date("9999-12-31T00:00:00Z") };
const names = Object.keys(spans) as (keyof typeof spans)[];

function nextMorning(): Date {
  const morning = new Date();
  morning.setDate(morning.getDate() + 1);
  morning.setHours(8, 0, 0, 0);
  return morning;
}

interface Props {
  label: string;
  until: string | null;
  onChange: (until: string | null) => void;
}

/** Nothing disturbs until a time that is chosen with one touch. */
export function MuteUntil({ label, until, onChange }: Props) {
  const all = useTexts();
  const texts = useScreenTexts().quiet;
  const isMuted = until !== null && new Date(until) > new Date();

  return (
    <fieldset class="mute">
      <legend>{label}</legend>
      {isMuted ? (
        <div class="mute-now">
          <BellOff size={20} aria-hidden="true" />
          <span>{until.startsWith("9999") ? texts.mutedAlways : texts.mutedUntil(`${shortTime(until, all.times.yesterday)}, ${timeOfDay(until)}`)}</span>
          <Button onClick={() => onChange(null)}>{texts.unmute}</Button>
        </div>
      ) : (
        <div class="mute-spans">{names.map((name) => <Button key={name} onClick={() => onChange(spans[name]().toISOString())}>{texts.spans[name]}</Button>)}</div>
      )}
    </fieldset>
  );
}
