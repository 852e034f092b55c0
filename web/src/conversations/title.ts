import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import type { Conversation } from './conversations';

/** The other one of a direct conversation. */
export const counterpart = ({ kind, memberIds }: Conversation, me: string): string | null =>
  kind === 'direct' ? (memberIds.find((id) => id !== me) ?? me) : null;

/** A group's title, or the name of the one it is with. */
export function useTitle(conversation: Conversation, me: string): string {
  const other = usePerson(counterpart(conversation, me) ?? me);
  return conversation.kind === 'group' ? (conversation.title ?? 'Group') : nameOf(other);
}
