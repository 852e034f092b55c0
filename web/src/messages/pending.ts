import * as v from 'valibot';
import { create } from 'zustand';
import { pendingSchema, type Pending } from '../realtime';

/** Messages of one's own on their way, oldest first. */
export const usePending = create<{ pending: readonly Pending[] }>(() => ({ pending: [] }));

// Kept per tab, so that a reload in the middle of a bad connection loses no message.
const keyOf = (userId: string) => `parley.outbox.${userId}`;

export function restorePending(userId: string): Pending[] {
  try {
    return v.parse(v.array(pendingSchema), JSON.parse(sessionStorage.getItem(keyOf(userId)) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepPending(userId: string, pending: readonly Pending[]): void {
  usePending.setState({ pending });
  sessionStorage.setItem(keyOf(userId), JSON.stringify(pending));
}

export const forgetPending = () => usePending.setState({ pending: [] });
