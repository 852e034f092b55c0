const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const fullDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const longDayYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

const DAY_MS = 86_400_000;
const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const daysAgo = (date: Date, now: Date) => Math.round((midnight(now) - midnight(date)) / DAY_MS);

export const timeOf = (timestamp: string) => clock.format(new Date(timestamp));
export const exactTime = (timestamp: string) => exact.format(new Date(timestamp));

/** The local day as a key; entries of one day share it. */
export const dayOf = (timestamp: string) => midnight(new Date(timestamp));

/** As short as it can be said in a list: a time today, a weekday this week, a date before that. */
export function listTime(timestamp: string, now = new Date()): string {
  const date = new Date(timestamp);
  const ago = daysAgo(date, now);
  if (ago <= 0) return clock.format(date);
  if (ago === 1) return 'Yesterday';
  if (ago < 7) return weekday.format(date);
  return (date.getFullYear() === now.getFullYear() ? shortDate : fullDate).format(date);
}

export function dayName(day: number, now = new Date()): string {
  const date = new Date(day);
  const ago = daysAgo(date, now);
  if (ago <= 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  return (date.getFullYear() === now.getFullYear() ? longDay : longDayYear).format(date);
}
