import { BellOff } from "lucide-preact";
import { useScreenTexts } from "../lib/screenTexts";
import { spans } from "../lib/spans";
import { dateAndTime } from "../lib/times";
import { Button } from "../ui/Button";
import "./mute.css";

const inFuture = (milliseconds: number) => new Date(Date.now() + milliseconds);
const ends = { hour: () => inFuture(spans.hour), evening: () => inFuture(8 * spans.hour), morning: nextMorning, week: () => inFuture(spans.week), always: () => new Date("9999-12-31T00:00:00Z") };
const names = Object.keys(ends) as (keyof typeof ends)[];

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
  const texts = useScreenTexts().quiet;
  const isMuted = until !== null && new Date(until) > new Date();

  return (
    <fieldset class="mute">
      <legend>{label}</legend>
      {isMuted ? (
        <div class="mute-now">
          <BellOff size={20} aria-hidden="true" />
          <span>{until.startsWith("9999") ? texts.mutedAlways : texts.mutedUntil(dateAndTime(until))}</span>
          <Button onClick={() => onChange(null)}>{texts.unmute}</Button>
        </div>
      ) : (
        <div class="mute-spans">{names.map((name) => <Button key={name} onClick={() => onChange(ends[name]().toISOString())}>{texts.spans[name]}</Button>)}</div>
      )}
    </fieldset>
  );
}
