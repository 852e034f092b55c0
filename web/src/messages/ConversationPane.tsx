import { useEffect, useState } from 'react';
import { useConnection } from '../chat/connection';
import { go, toHome } from '../route';
import { refreshConversation, useConversations, type Conversation } from '../conversations/conversations';
import { useTitle } from '../conversations/title';
import { Button } from '../design/Button';
import { Failure, Note, SkeletonRows } from '../design/States';
import { Details } from '../members/Details';
import { Composer } from '../composer/Composer';
import { loadPositions } from './history';
import { trim } from './logs';
import { MessageList } from './MessageList';
import { PaneHeader } from './PaneHeader';

/** One open conversation; mounted anew for each. */
export function ConversationPane({ id, me }: { id: string; me: string }) {
  const conversation = useConversations((state) => state.byId[id]);
  const online = useConnection((state) => state.status.state === 'online');
  const [fetched, setFetched] = useState<'pending' | 'done' | 'failed'>('pending');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    refreshConversation(id).then(
      () => setFetched('done'),
      () => setFetched('failed'),
    );
    return () => trim(id);
  }, [id, attempt]);
  // Positions are pushed while there is a connection; what moved meanwhile is asked for.
  useEffect(() => {
    if (online) loadPositions(id, me).catch(() => undefined);
  }, [id, me, online]);

  if (conversation) return <OpenPane conversation={conversation} me={me} />;
  if (fetched === 'pending') return <SkeletonRows count={6} label="Opening the conversation" />;
  if (fetched === 'failed') {
    return (
      <div className="m-auto">
        <Failure
          what="This conversation could not be opened."
          onRetry={() => {
            setFetched('pending');
            setAttempt(attempt + 1);
          }}
        />
      </div>
    );
  }
  return (
    <Note
      title="Nothing to see here"
      action={<Button onClick={() => go(toHome)}>To my conversations</Button>}
    >
      This conversation does not exist, or you are not in it any more.
    </Note>
  );
}

function OpenPane({ conversation, me }: { conversation: Conversation; me: string }) {
  const title = useTitle(conversation, me);
  const [details, setDetails] = useState(false);
  return (
    <>
      <PaneHeader conversation={conversation} me={me} title={title} onDetails={() => setDetails(true)} />
      <MessageList conversation={conversation} me={me} />
      <Composer conversationId={conversation.id} name={title} />
      {details && <Details conversation={conversation} me={me} onClose={() => setDetails(false)} />}
    </>
  );
}
