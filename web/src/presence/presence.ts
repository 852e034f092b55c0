import { create } from 'zustand';
import { without } from '../records';

interface Presence {
  online: Readonly<Record<string, true>>;
  /** Who is typing where: log → user → when it lapses. */
  typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const LAPSE_MS = 6_000;
const initial: Presence = { online: {}, typing: {} };
export const usePresence = create<Presence>(() => initial);

export function setOnline(userIds: readonly string[]): void {
  usePresence.setState({ online: Object.fromEntries(userIds.map((id) => [id, true])) });
}

export function changeOnline(userId: string, isOnline: boolean): void {
  usePresence.setState(({ online }) => ({
    online: isOnline ? { ...online, [userId]: true } : without(online, userId),
  }));
}

export function changeTyping(log: string, userId: string, isTyping: boolean): void {
  const lapsesAt = Date.now() + LAPSE_MS;
  usePresence.setState(({ typing }) => {
    const here = typing[log] ?? {};
    return {
      typing: { ...typing, [log]: isTyping ? { ...here, [userId]: lapsesAt } : without(here, userId) },
    };
  });
  if (isTyping) setTimeout(() => lapse(log, userId, lapsesAt), LAPSE_MS);
}

function lapse(log: string, userId: string, lapsesAt: number): void {
  if (usePresence.getState().typing[log]?.[userId] === lapsesAt) changeTyping(log, userId, false);
}

export const forgetPresence = () => usePresence.setState(initial);
