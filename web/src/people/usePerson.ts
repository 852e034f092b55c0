import { useEffect } from 'react';
import { usePeople, wantPerson, type Profile } from './people';

/** A person's profile, fetched when it is not there yet. */
export function usePerson(userId: string): Profile | undefined {
  useEffect(() => wantPerson(userId), [userId]);
  return usePeople((state) => state.profiles[userId]);
}
