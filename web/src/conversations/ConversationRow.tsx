import { memo } from 'react';
import { toConversation } from '../route';
import { Avatar } from '../people/Avatar';
import { usePresence } from '../presence/presence';
import { EMPTY_LOG, useLogs } from '../messages/logs';
import { listTime } from '../time';
import type { Conversation } from './conversations';
import { Preview } from './Preview';
import { counterpart, useTitle } from './title';

interface RowProps {
  conversation: Conversation;
  me: string;
  selected: boolean;
}

export const ConversationRow = memo(function ConversationRow({ conversation, me, selected }: RowProps) {
  const { id } = conversation;
  const title = useTitle(conversation, me);
  const log = useLogs((state) => state.logs[id]) ?? EMPTY_LOG;
  const other = counterpart(conversation, me);
  const online = usePresence((state) => other !== null && state.online[other] === true);
  const at = log.entries.at(-1)?.createdAt ?? conversation.lastActivityAt ?? conversation.createdAt;
  const { unread } = log;
  return (
    <li className="[contain-intrinsic-size:auto_4.25rem] [content-visibility:auto]">
      <a
        href={toConversation(id)}
        aria-current={selected ? 'page' : undefined}
        className={`flex h-[4.25rem] items-center gap-3 rounded-2xl px-3 transition-colors focus-visible:-outline-offset-2 ${
          selected ? 'bg-selected' : 'hover:bg-hover'
        }`}
      >
        <Avatar id={other ?? id} name={title} group={other === null} online={online} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-2">
            <bdi className={`truncate ${unread > 0 ? 'font-bold' : 'font-semibold'}`}>{title}</bdi>
            {online && <span className="sr-only">, online</span>}
            <time dateTime={at} className="shrink-0 text-xs text-ink-soft tabular-nums">
              {listTime(at)}
            </time>
          </span>
          <span className="flex items-center justify-between gap-2">
            <Preview conversation={conversation} me={me} log={log} />
            {unread > 0 && (
              <span className="min-w-5 shrink-0 animate-rise rounded-full bg-yellow px-1.5 text-center text-xs/5 font-bold text-on-yellow tabular-nums">
                {unread > 999 ? '999+' : unread}
                <span className="sr-only"> unread</span>
              </span>
            )}
          </span>
        </span>
      </a>
    </li>
  );
});
