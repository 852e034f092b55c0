import * as v from 'valibot';
import { create } from 'zustand';
import { pageOf } from '../http/request';
import { authorized } from '../session';

const profile = v.object({
  userId: v.string(),
  username: v.string(),
  displayName: v.nullish(v.string()),
  bio: v.nullish(v.string()),
});

export type Profile = v.InferOutput<typeof profile>;

interface People {
  profiles: Record<string, Profile>;
}

export const usePeople = create<People>(() => ({ profiles: {} }));

const BATCH = 100;
const GATHER_MS = 20;
const wanted = new Set<string>();
const asked = new Set<string>();
let gathering: ReturnType<typeof setTimeout> | undefined;

/** Makes sure that a person's profile will be in the store; many askers become one request. */
export function wantPerson(userId: string): void {
  if (asked.has(userId)) return;
  asked.add(userId);
  wanted.add(userId);
  gathering ??= setTimeout(() => void fetchWanted(), GATHER_MS);
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted].slice(0, BATCH);
  ids.forEach((id) => wanted.delete(id));
  gathering = wanted.size > 0 ? setTimeout(() => void fetchWanted(), GATHER_MS) : undefined;
  try {
    const { items } = await authorized(`/v1/profiles?ids=${ids.join(',')}`, {
      answer: v.object({ items: v.array(profile) }),
    });
    keep(items);
  } catch {
    // Asked again by whoever shows them next.
    ids.forEach((id) => asked.delete(id));
  }
}

export function keep(profiles: readonly Profile[]): void {
  profiles.forEach((person) => asked.add(person.userId));
  usePeople.setState((state) => ({
    profiles: { ...state.profiles, ...Object.fromEntries(profiles.map((person) => [person.userId, person])) },
  }));
}

export async function findPeople(query: string, signal: AbortSignal): Promise<Profile[]> {
  const path = `/v1/profiles/search?q=${encodeURIComponent(query)}&limit=20`;
  const { items } = await authorized(path, { answer: pageOf(profile), signal });
  keep(items);
  return items;
}

export async function rename(displayName: string): Promise<void> {
  keep([await authorized('/v1/profiles/me', { method: 'PATCH', body: { displayName }, answer: profile })]);
}

export function forgetPeople(): void {
  asked.clear();
  wanted.clear();
  usePeople.setState({ profiles: {} });
}

/** What to call a person; an ellipsis while it is not known. */
export const nameOf = (person: Profile | undefined) =>
  [person?.displayName, person?.username].find((name) => name) ?? '…';
