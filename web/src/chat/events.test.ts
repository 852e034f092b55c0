import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetConversations, keepConversation, useConversations } from '../conversations/conversations';
import { forgetLogs, logOf } from '../messages/logs';
import { usePending } from '../messages/pending';
import { forgetPresence, usePresence } from '../presence/presence';
import { RealtimeClient } from '../realtime';
import { Progress, type Advance } from '../receipts/progress';
import { FakeSocket } from '../test/FakeSocket';
import { ME, message, messages, pushOf, THEM } from '../test/entries';
import { listen } from './events';
import { go, toConversation, toHome } from '../route';

const asked = vi.hoisted(() => vi.fn<(path: string) => Promise<unknown>>());
vi.mock('../session', () => ({ authorized: asked, ended: vi.fn() }));

const conversation = {
  id: 'c',
  kind: 'group' as const,
  title: 'Boat',
  createdAt: '2026-01-01T00:00:00Z',
  memberCount: 2,
  role: 'member' as const,
  memberIds: [ME, THEM],
};

const advance = vi.fn<Advance>();
let client: RealtimeClient;
let stop: () => void;

const settle = () => vi.advanceTimersByTimeAsync(0);
const personal = (seq: number, kind: string) =>
  FakeSocket.last.say({
    t: 'entry',
    log: ME,
    seq,
    d: { kind, senderId: THEM, createdAt: '2026-01-01T00:00:00Z', content: { conversationId: 'c' } },
  });

beforeEach(async () => {
  vi.useFakeTimers();
  [forgetConversations, forgetLogs, forgetPresence].forEach((forget) => forget());
  sessionStorage.clear();
  go(toHome);
  asked.mockReset().mockResolvedValue(conversation);
  advance.mockReset().mockResolvedValue();
  const credentials = () => Promise.resolve({ token: 't', expiresAt: Date.now() + 600_000 });
  client = new RealtimeClient({ url: 'ws://parley', credentials, openSocket: FakeSocket.open });
  stop = listen(client, new Progress(advance), ME);
  keepConversation(conversation);
  client.start();
  await settle();
  FakeSocket.last.hello();
  await settle();
  const entries = messages(1, 3);
  FakeSocket.last.say({
    t: 'log',
    log: 'c',
    d: { head: 3, from: 1, entries, delivered: 1, read: 1, unread: 2 },
  });
  FakeSocket.last.say({ t: 'caught-up', d: { heads: { c: 3 } } });
  FakeSocket.last.reply('resume', { logs: 1 });
  await settle();
});
afterEach(() => {
  stop();
  client.stop();
  vi.useRealTimers();
});

test('fills a conversation from the resume, and then from each push', () => {
  FakeSocket.last.say(pushOf('c', message(4)));
  expect(logOf('c').entries).toHaveLength(4);
  expect(logOf('c').unread).toBe(3);
});

test('reports once how far it has received', async () => {
  FakeSocket.last.say(pushOf('c', message(4)));
  await vi.advanceTimersByTimeAsync(300);
  expect(advance.mock.calls).toEqual([['c', { delivered: 4 }]]);
});

test('asks for the conversation when its title or members change, not for a message', async () => {
  FakeSocket.last.say(pushOf('c', message(4)));
  expect(asked).not.toHaveBeenCalled();
  FakeSocket.last.say(
    pushOf('c', { ...message(5), kind: 'conversation-renamed', content: { title: 'Ship' } }),
  );
  await settle();
  expect(asked.mock.calls.map(([path]) => path)).toEqual(['/v1/conversations/c']);
});

test('shows a conversation that the user was added to, and none that they left', async () => {
  personal(1, 'conversation-left');
  expect(useConversations.getState().byId).toEqual({});
  expect(logOf('c').entries).toEqual([]);
  personal(2, 'conversation-joined');
  await settle();
  expect(Object.keys(useConversations.getState().byId)).toEqual(['c']);
  FakeSocket.last.say(pushOf('c', message(1)));
  expect(logOf('c').entries).toHaveLength(1);
});

test('stops showing somebody as typing when what they wrote is there', () => {
  FakeSocket.last.say({ t: 'typing', log: 'c', d: { userId: THEM, typing: true } });
  expect(usePresence.getState().typing.c).toHaveProperty(THEM);
  FakeSocket.last.say(pushOf('c', message(4)));
  expect(usePresence.getState().typing.c).toEqual({});
});

test('follows the positions of the others, and the user’s own from another device', () => {
  FakeSocket.last.say({ t: 'position', log: 'c', d: { userId: 'else', delivered: 3, read: 2 } });
  FakeSocket.last.say({ t: 'position', log: 'c', d: { userId: ME, delivered: 3, read: 3 } });
  expect(logOf('c').positions).toMatchObject({ else: { delivered: 3, read: 2 } });
  expect(logOf('c').unread).toBe(0);
});

test('keeps what is on its way for a page that comes after', async () => {
  client.outbox.add('c', 'on its way');
  expect(usePending.getState().pending).toHaveLength(1);
  expect(sessionStorage.getItem(`parley.outbox.${ME}`)).toContain('on its way');
  FakeSocket.last.reply('message.send', { seq: 4, createdAt: '2026-01-01T00:00:00Z', duplicate: false });
  await settle();
  const { clientMessageId } = usePending.getState().pending[0] ?? {};
  FakeSocket.last.say(pushOf('c', message(4, 'on its way', { clientMessageId, senderId: ME })));
  expect(usePending.getState().pending).toEqual([]);
});

test('keeps of a closed conversation only the newest', () => {
  for (let seq = 4; seq <= 150; seq++) FakeSocket.last.say(pushOf('c', message(seq)));
  expect(logOf('c').entries).toHaveLength(100);
  go(toConversation('c'));
  for (let seq = 151; seq <= 160; seq++) FakeSocket.last.say(pushOf('c', message(seq)));
  expect(logOf('c').entries).toHaveLength(110);
});
