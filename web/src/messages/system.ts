import type { SystemEntry } from './rows';

const list = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });
const NAMED = 3;

/** Whose names the sentence needs. */
export function peopleIn(entry: SystemEntry): string[] {
  switch (entry.kind) {
    case 'members-added':
      return [entry.senderId, ...entry.content.memberIds.slice(0, NAMED)];
    case 'member-removed':
    case 'member-left':
      return [entry.senderId, entry.content.memberId];
    case 'roles-changed':
      return [entry.senderId, ...entry.content.members.map(({ userId }) => userId).slice(0, NAMED)];
    default:
      return [entry.senderId];
  }
}

export function sentenceOf(entry: SystemEntry, me: string, name: (id: string) => string): string {
  const who = (id: string) => (id === me ? 'You' : name(id));
  const whom = (id: string) => (id === me ? 'you' : name(id));
  const sender = who(entry.senderId);
  switch (entry.kind) {
    case 'conversation-created':
      return entry.content.conversationKind === 'group'
        ? `${sender} created “${entry.content.title ?? ''}”`
        : `${sender} started the conversation`;
    case 'members-added':
      return `${sender} added ${several(entry.content.memberIds, whom)}`;
    case 'member-removed':
      return `${sender} removed ${whom(entry.content.memberId)}`;
    case 'member-left':
      return `${who(entry.content.memberId)} left`;
    case 'roles-changed':
      return entry.content.members
        .map(
          ({ userId, role }) =>
            `${who(userId)} ${userId === me ? 'are' : 'is'} now ${role === 'member' ? 'a member' : role === 'admin' ? 'an admin' : 'the owner'}`,
        )
        .join(' · ');
    case 'conversation-renamed':
      return `${sender} renamed the group to “${entry.content.title}”`;
    case 'conversation-joined':
    case 'conversation-left':
      return '';
  }
}

function several(ids: readonly string[], whom: (id: string) => string): string {
  const named = ids.slice(0, NAMED).map(whom);
  const others = ids.length - named.length;
  return list.format(others > 0 ? [...named, `${others} other${others > 1 ? 's' : ''}`] : named);
}
