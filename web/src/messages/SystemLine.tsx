import { useEffect } from 'react';
import { useShallow } from 'zustand/shallow';
import { nameOf, usePeople, wantPerson } from '../people/people';
import type { SystemEntry } from './rows';
import { peopleIn, sentenceOf } from './system';

/** The sentence that a system entry is. */
export function useSentence(entry: SystemEntry, me: string): string {
  const ids = peopleIn(entry);
  useEffect(() => ids.forEach(wantPerson));
  const names = usePeople(useShallow((state) => ids.map((id) => nameOf(state.profiles[id]))));
  return sentenceOf(entry, me, (id) => names[ids.indexOf(id)] ?? '…');
}

export function SystemLine({ entry, me }: { entry: SystemEntry; me: string }) {
  return (
    <li data-system={entry.kind} className="my-3 px-6 text-center text-sm text-balance text-ink-soft">
      <bdi>{useSentence(entry, me)}</bdi>
    </li>
  );
}
