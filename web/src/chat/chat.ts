import { forgetConversations, loadConversations } from '../conversations/conversations';
import { forgetLogs, moved, setUnread, type Position } from '../messages/logs';
import { forgetPending, restorePending } from '../messages/pending';
import { Progress } from '../receipts/progress';
import { forgetPeople } from '../people/people';
import { forgetPresence, setOnline } from '../presence/presence';
import { RealtimeClient } from '../realtime';
import { accessToken, type User } from '../session';
import { listen } from './events';

interface Chat {
  me: string;
  client: RealtimeClient;
  progress: Progress;
  watched: readonly string[];
}

let chat: Chat | null = null;

/** Connects the signed-in user; the returned function disconnects and forgets everything of theirs. */
export function startChat({ id: me }: User): () => void {
  const client = new RealtimeClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/realtime`,
    credentials: accessToken,
    pending: restorePending(me),
  });
  const progress = new Progress((conversationId, position) => advance(client, me, conversationId, position));
  chat = { me, client, progress, watched: [] };
  const unlisten = listen(client, progress, me);
  client.on('status', ({ state }) => {
    if (state !== 'online') return;
    progress.flush();
    tellWatched();
  });
  client.start();
  void loadConversations();
  return () => {
    unlisten();
    client.stop();
    progress.stop();
    chat = null;
    [forgetConversations, forgetLogs, forgetPending, forgetPeople, forgetPresence].forEach((forget) =>
      forget(),
    );
  };
}

async function advance(
  client: RealtimeClient,
  me: string,
  conversationId: string,
  position: Partial<Position>,
) {
  const answer = await client.request('position.advance', { conversationId, ...position });
  moved(conversationId, me, answer, me);
  setUnread(conversationId, answer.unread);
}

export const sendMessage = (conversationId: string, text: string) =>
  chat?.client.outbox.add(conversationId, text);

export const retryMessage = (clientMessageId: string) => chat?.client.outbox.retry(clientMessageId);

export const discardMessage = (clientMessageId: string) => chat?.client.outbox.discard(clientMessageId);

/** Everything up to `seq` has been before the user's eyes. */
export function markRead(conversationId: string, seq: number): void {
  if (!chat) return;
  moved(conversationId, chat.me, { delivered: seq, read: seq }, chat.me);
  chat.progress.report(conversationId, { delivered: seq, read: seq });
}

export function tellTyping(conversationId: string, typing: boolean): void {
  chat?.client.request('typing', { conversationId, typing }).catch(() => undefined);
}

/** Whose presence the user can see just now; at most 200 are asked for. */
export function watchPeople(userIds: readonly string[]): void {
  const watched = userIds.slice(0, 200);
  if (!chat || (watched.length === chat.watched.length && watched.every((id, i) => chat?.watched[i] === id)))
    return;
  chat.watched = watched;
  tellWatched();
}

function tellWatched(): void {
  if (chat?.client.status.state !== 'online') return; // told once it is
  const { client, watched } = chat;
  client
    .request('presence.watch', { userIds: watched })
    .then(({ online }) => setOnline(online))
    .catch(() => undefined);
}

export const reconnect = () => {
  chat?.client.wake();
  chat?.client.start();
};
