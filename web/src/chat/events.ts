import {
  dropConversation,
  refreshConversation,
  useConversations,
  wantConversation,
} from '../conversations/conversations';
import { append, dropLog, headOf, logOf, moved, take, trim } from '../messages/logs';
import { keepPending } from '../messages/pending';
import type { Progress } from '../receipts/progress';
import { changeOnline, changeTyping } from '../presence/presence';
import type { Entry, LogUpdate, RealtimeClient } from '../realtime';
import { ended } from '../session';
import { announce } from './announcer';
import { setStatus } from './connection';
import { currentRoute } from '../route';

/** Carries what the server says into the stores, and what the device notices to the client. */
export function listen(client: RealtimeClient, progress: Progress, me: string): () => void {
  let caughtUpBefore = false;

  const delivered = (log: string) => progress.report(log, { delivered: headOf(logOf(log)) });

  const gone = (log: string) => {
    dropConversation(log);
    dropLog(log);
  };

  const personal = (entry: Entry) => {
    if (entry.kind === 'conversation-joined')
      refreshConversation(entry.content.conversationId).catch(() => undefined);
    if (entry.kind === 'conversation-left') gone(entry.content.conversationId);
  };

  const caughtUp = (update: LogUpdate) => {
    if (update.log === me) {
      if (caughtUpBefore) update.entries.forEach(personal);
      return;
    }
    take(update);
    progress.known(update.log, update);
    delivered(update.log);
    if (caughtUpBefore) bringUpToDate(update.log, update.reset || update.entries.some(isChange));
  };

  const arrived = (log: string, entry: Entry) => {
    if (log === me) {
      personal(entry);
      return;
    }
    append(log, entry, me);
    if (entry.senderId === me) progress.known(log, logOf(log).own);
    delivered(log);
    changeTyping(log, entry.senderId, false);
    bringUpToDate(log, isChange(entry));
    if (!isOpen(log)) trim(log);
    announce(log, entry, me);
  };

  const off = [
    client.on('status', (status) => {
      setStatus(status);
      if (status.state === 'stopped' && status.reason === 'revoked')
        ended('You were signed out on this device.');
    }),
    client.on('log', caughtUp),
    client.on('entry', ({ log, entry }) => arrived(log, entry)),
    client.on('gone', gone),
    client.on('caught-up', () => (caughtUpBefore = true)),
    client.on('typing', ({ log, d }) => d.userId !== me && changeTyping(log, d.userId, d.typing)),
    client.on('presence', ({ d }) => changeOnline(d.userId, d.online)),
    client.on('position', ({ log, d: { userId, ...position } }) => {
      moved(log, userId, position, me);
      if (userId === me) progress.known(log, position);
    }),
    client.on('pending', (pending) => keepPending(me, pending)),
    ...device(client),
  ];
  keepPending(me, client.outbox.pending);
  return () => off.forEach((stop) => stop());
}

const isChange = ({ kind }: Entry) => kind !== 'message' && kind !== 'unknown';

const isOpen = (conversationId: string) => {
  const route = currentRoute();
  return route.name === 'conversation' && route.id === conversationId;
};

/** A change of title, members or roles is in the log; what it means for the list is asked of its owner. */
function bringUpToDate(conversationId: string, changed: boolean): void {
  if (changed && useConversations.getState().byId[conversationId]) {
    refreshConversation(conversationId).catch(() => undefined);
  } else wantConversation(conversationId);
}

function device(client: RealtimeClient): (() => void)[] {
  const on = (target: EventTarget, name: string, listener: () => void) => {
    target.addEventListener(name, listener);
    return () => target.removeEventListener(name, listener);
  };
  return [
    on(window, 'online', () => client.wake()),
    on(window, 'offline', () => client.networkLost()),
    on(document, 'visibilitychange', () => document.visibilityState === 'visible' && client.wake()),
  ];
}
