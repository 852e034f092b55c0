import type { Log } from '../messages/logs';
import type { Conversation } from './conversations';

const activityOf = (conversation: Conversation, log: Log | undefined): number => {
  const own = Date.parse(conversation.lastActivityAt ?? conversation.createdAt);
  const last = log?.entries.at(-1)?.createdAt;
  return Math.max(own || 0, last ? Date.parse(last) || 0 : 0);
};

/** Most recent activity first. */
export function byActivity(
  conversations: Readonly<Record<string, Conversation>>,
  logs: Readonly<Record<string, Log>>,
): Conversation[] {
  return Object.values(conversations)
    .map((conversation) => ({ conversation, at: activityOf(conversation, logs[conversation.id]) }))
    .sort((a, b) => b.at - a.at)
    .map(({ conversation }) => conversation);
}
