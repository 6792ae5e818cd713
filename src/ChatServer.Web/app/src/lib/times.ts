const day = 24 * 60 * 60 * 1000;

const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Whole days between two times as calendars count them: yesterday is 1, also an hour after midnight. */
const daysBetween = (earlier: Date, later: Date) => Math.round((startOfDay(later) - startOfDay(earlier)) / day);

const minute = "yyyy-mm-ddThh:mm".length;

/** Of two times in UTC. Days begin with a minute everywhere, and comparing text costs next to nothing. */
export const isSameDay = (a: string, b: string) => a.slice(0, minute) === b.slice(0, minute) || startOfDay(new Date(a)) === startOfDay(new Date(b));

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs a hundred times what using one does.
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(language, options)));
  return made;
}

const spoken = () => document.documentElement.lang;

/** Such as 14:05. */
export const timeOfDay = (at: string) => format(spoken(), { hour: "numeric", minute: "2-digit" }).format(new Date(at));

/** As short as a list wants it: the time today, the weekday this week, else the date. */
export function shortTime(at: string, yesterday: string, now = new Date()): string {
  const then = new Date(at);
  const days = daysBetween(then, now);
  if (days <= 0) return timeOfDay(at);
  if (days === 1) return yesterday;
  if (days < 7) return format(spoken(), { weekday: "short" }).format(then);
  return format(spoken(), { day: "numeric", month: "short", ...(then.getFullYear() !== now.getFullYear() && { year: "numeric" }) }).format(then);
}

/** The same, and always with the time of day. */
export function dayAndTime(at: string, yesterday: string, now = new Date()): string {
  const [day, time] = [shortTime(at, yesterday, now), timeOfDay(at)];
  return day === time ? time : `${day}, ${time}`;
}

/** What stands between the messages of two days. */
export function dayName(at: string, names: { today: string; yesterday: string }, now = new Date()): string {
  const then = new Date(at);
  const days = daysBetween(then, now);
  if (days === 0) return names.today;
  if (days === 1) return names.yesterday;
  return format(spoken(), { weekday: "long", day: "numeric", month: "long", ...(then.getFullYear() !== now.getFullYear() && { year: "numeric" }) }).format(then);
}

/** Such as 23 Nov 2026, 14:05. */
export const dateAndTime = (at: string) => format(spoken(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

/** Everything about a time, for whoever wants to know exactly. */
export const fullTime = (at: string) => format(spoken(), { dateStyle: "full", timeStyle: "short" }).format(new Date(at));
