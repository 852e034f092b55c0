import type { Ref } from 'react';
import { dayName } from '../time';

export function DayMark({ day }: { day: number }) {
  return (
    <h3
      id={`day-${day}`}
      className="sticky top-2 z-10 mx-auto my-4 w-fit rounded-full bg-surface/90 px-3 py-1 text-xs font-semibold text-ink-soft shadow-bubble ring-1 ring-line backdrop-blur-sm"
    >
      {dayName(day)}
    </h3>
  );
}

/** Where what is new begins. */
export function UnreadMark({ ref }: { ref: Ref<HTMLLIElement> }) {
  return (
    <li ref={ref} className="my-4 flex items-center gap-3 text-xs font-bold">
      <span aria-hidden="true" className="h-px flex-1 bg-yellow" />
      <span className="rounded-full bg-yellow px-2.5 py-0.5 text-on-yellow">New</span>
      <span aria-hidden="true" className="h-px flex-1 bg-yellow" />
    </li>
  );
}
