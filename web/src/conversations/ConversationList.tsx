import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { watchPeople } from '../chat/chat';
import { useRoute } from '../route';
import { Button } from '../design/Button';
import { Icon } from '../design/Icon';
import { Logo } from '../design/Logo';
import { Failure, Note, SkeletonRows } from '../design/States';
import { useLogs } from '../messages/logs';
import { ConversationRow } from './ConversationRow';
import { loadConversations, useConversations } from './conversations';
import { byActivity } from './order';
import { counterpart } from './title';

export function ConversationList({ me, onNew }: { me: string; onNew: () => void }) {
  const { byId, list, nextCursor } = useConversations();
  const logs = useLogs((state) => state.logs);
  const sorted = useMemo(() => byActivity(byId, logs), [byId, logs]);
  const route = useRoute();
  const open = route.name === 'conversation' ? route.id : null;

  useEffect(() => {
    const others = sorted.map((conversation) => counterpart(conversation, me));
    const here = open === null ? [] : (byId[open]?.memberIds ?? []);
    const wanted = [...here, ...others].filter((id) => id !== null && id !== me);
    watchPeople([...new Set(wanted as string[])].slice(0, 200).sort());
  }, [sorted, byId, open, me]);

  if (sorted.length === 0) {
    if (list === 'loading') return <SkeletonRows count={7} label="Fetching your conversations" />;
    if (list === 'failed') {
      return (
        <Failure what="Your conversations could not be fetched." onRetry={() => void loadConversations()} />
      );
    }
    return (
      <Note
        title="It is quiet here"
        art={<Logo className="mb-2 size-12" />}
        action={
          <Button onClick={onNew}>
            <Icon name="plus" className="size-4" />
            New conversation
          </Button>
        }
      >
        Find somebody by name and say hello.
      </Note>
    );
  }
  return (
    <nav aria-label="Conversations" className="min-h-0 flex-1 thin-scroll overflow-y-auto overscroll-contain">
      <ul onKeyDown={moveFocus} className="p-2">
        {sorted.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            me={me}
            selected={conversation.id === open}
          />
        ))}
      </ul>
      {nextCursor !== null && (
        <div className="grid place-items-center pb-4">
          <Button look="text" busy={list === 'loading'} onClick={() => void loadConversations()}>
            {list === 'failed' ? 'Try again' : 'Show more'}
          </Button>
        </div>
      )}
    </nav>
  );
}

/** The arrow keys go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const next = rows[rows.findIndex((row) => row === document.activeElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
