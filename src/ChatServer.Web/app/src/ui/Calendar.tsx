import { ChevronLeft, ChevronRight } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "./Button";
import { dayOf, firstOfWeek, plusDays, plusMonths, weeksOf } from "./days";
import "./calendar.css";

interface Props {
  /** The first and the last day that can be chosen. */
  from: Date;
  to: Date;
  labels: { previous: string; next: string };
  onChoose: (day: Date) => void;
}

/** A month after the other. Arrows move by days and weeks, the page keys by months. */
export function Calendar({ from, to, labels, onChoose }: Props) {
  const language = document.documentElement.lang;
  const [first, last] = [dayOf(from), dayOf(to)];
  const [focused, setFocused] = useState(last);
  const table = useRef<HTMLTableElement>(null);
  const isMoving = useRef(true);
  useEffect(() => {
    if (isMoving.current) table.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    isMoving.current = false;
  }, [focused]);

  const firstDay = firstOfWeek(language);
  const weeks = weeksOf(focused, firstDay);
  const within = (day: Date) => new Date(Math.max(first.getTime(), Math.min(last.getTime(), day.getTime())));
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = getComputedStyle(table.current!).direction === "rtl" ? -1 : 1;
    const next = {
      ArrowLeft: () => plusDays(focused, -forward), ArrowRight: () => plusDays(focused, forward), ArrowUp: () => plusDays(focused, -7), ArrowDown: () => plusDays(focused, 7),
      PageUp: () => plusMonths(focused, -1), PageDown: () => plusMonths(focused, 1), Home: () => first, End: () => last,
    }[event.key];
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    setFocused(within(next()));
  };
  const weekday = new Intl.DateTimeFormat(language, { weekday: "narrow" });
  const fullDay = new Intl.DateTimeFormat(language, { dateStyle: "full" });

  return (
    <div class="calendar">
      <div class="calendar-head">
        <IconButton label={labels.previous} disabled={new Date(focused.getFullYear(), focused.getMonth(), 1) <= first} onClick={() => setFocused(within(plusMonths(focused, -1)))}><ChevronLeft size={22} class="flips" /></IconButton>
        <strong aria-live="polite">{new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(focused)}</strong>
        <IconButton label={labels.next} disabled={plusMonths(new Date(focused.getFullYear(), focused.getMonth(), 1), 1) > last} onClick={() => setFocused(within(plusMonths(focused, 1)))}><ChevronRight size={22} class="flips" /></IconButton>
      </div>
      <table ref={table} onKeyDown={onKeyDown}>
        <thead aria-hidden="true"><tr>{weeks[1]!.map((_, i) => <th key={i}>{weekday.format(new Date(2023, 0, 1 + firstDay + i))}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week, w) => (
            <tr key={w}>
              {week.map((day, i) => (
                <td key={i}>
                  {day && <button type="button" class="calendar-day" tabIndex={day.getTime() === focused.getTime() ? 0 : -1} aria-label={fullDay.format(day)} aria-current={day.getTime() === dayOf(new Date()).getTime() ? "date" : undefined} disabled={day < first || day > last} onClick={() => onChoose(day)}>{day.getDate()}</button>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
