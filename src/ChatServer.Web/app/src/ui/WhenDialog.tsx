import { CalendarClock, Moon, Sun, Timer } from "lucide-preact";
import { useState } from "preact/hooks";
import { useScreenTexts } from "../lib/screenTexts";
import { spans } from "../lib/spans";
import { fullTime } from "../lib/times";
import { useTask } from "../lib/useTask";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import "./when.css";

function at(daysAhead: number, hours: number): Date {
  const day = new Date();
  day.setDate(day.getDate() + daysAhead);
  day.setHours(hours, 0, 0, 0);
  return day;
}

const choices = [
  { name: "hour", icon: Timer, time: () => new Date(Date.now() + spans.hour) },
  { name: "evening", icon: Moon, time: () => at(new Date().getHours() < 19 ? 0 : 1, 19) },
  { name: "morning", icon: Sun, time: () => at(1, 9) },
  { name: "week", icon: CalendarClock, time: () => at(7, 9) },
] as const;

interface Props {
  title: string;
  action: string;
  onChoose: (time: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a time to come: one of those that are mostly meant, or any. */
export function WhenDialog({ title, action, onChoose, onClose }: Props) {
  const texts = useScreenTexts().when;
  const [own, setOwn] = useState("");
  const [chosen, setChosen] = useState<Date | null>(null);
  const task = useTask(async () => {
    await onChoose((chosen ?? new Date(own)).toISOString());
    onClose();
  });

  return (
    <Dialog title={title} onClose={onClose}>
      <form class="when" onSubmit={task.onSubmit}>
        <div class="when-choices" role="group" aria-label={title}>
          {choices.map(({ name, icon: Icon, time }) => {
            const value = time();
            return (
              <button key={name} type="button" class="when-choice" aria-pressed={chosen?.toDateString() === value.toDateString() && chosen.getHours() === value.getHours()} onClick={() => { setChosen(value); setOwn(""); }}>
                <Icon size={20} /><strong>{texts[name]}</strong><span>{fullTime(value.toISOString())}</span>
              </button>
            );
          })}
        </div>
        <Field label={texts.own} type="datetime-local" value={own} onChange={(e) => { setOwn(e.currentTarget.value); setChosen(null); }} />
        {task.said && <p class="group-problem" role="alert">{task.said}</p>}
        <Button look="main" wide type="submit" busy={task.isRunning} disabled={!own && !chosen}>{action}</Button>
      </form>
    </Dialog>
  );
}
