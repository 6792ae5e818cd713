/** Days of a calendar; each is a Date at its midnight, by the clock of whoever looks. */
export const dayOf = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate());

export const plusDays = (day: Date, days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** The same day of another month, or its last one. */
export function plusMonths(day: Date, months: number): Date {
  const last = new Date(day.getFullYear(), day.getMonth() + months + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(day.getDate(), last.getDate()));
}

/** The day with which weeks begin, 0 for Sunday. */
export function firstOfWeek(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}

/** The weeks that a month has days in; null where a day is another month's. */
export function weeksOf(month: Date, firstDay: number): (Date | null)[][] {
  const first = new Date(month.getFullYear(), month.getMonth(), 1);
  const begin = plusDays(first, -((first.getDay() - firstDay + 7) % 7));
  const weeks: (Date | null)[][] = [];
  for (let start = begin; start < plusMonths(first, 1); start = plusDays(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => plusDays(start, i)).map((day) => (day.getMonth() === first.getMonth() ? day : null)));
  }
  return weeks;
}
