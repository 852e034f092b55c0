import { create } from 'zustand';
import { nameOf, usePeople } from '../people/people';
import type { Entry } from '../realtime';
import { currentRoute } from '../route';

/** What a screen reader is told without the focus moving. */
export const useAnnouncement = create<{ text: string }>(() => ({ text: '' }));

/** Says a message that arrives in the open conversation. */
export function announce(log: string, entry: Entry, me: string): void {
  const route = currentRoute();
  if (entry.kind !== 'message' || entry.senderId === me || route.name !== 'conversation' || route.id !== log)
    return;
  const name = nameOf(usePeople.getState().profiles[entry.senderId]);
  useAnnouncement.setState({ text: `${name}: ${entry.content.text}` });
}
