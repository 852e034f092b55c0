import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { message, messages, pushOf } from '../test/entries';
import { FakeSocket } from '../test/FakeSocket';
import { CredentialsRefused, RealtimeClient, type RealtimeOptions } from './client';
import type { Entry } from './entry';

const TEN_MINUTES = 600_000;

let client: RealtimeClient;
let credentials: ReturnType<typeof vi.fn<RealtimeOptions['credentials']>>;
let seen: string[];

const settle = () => vi.advanceTimersByTimeAsync(0);
const texts = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.kind === 'message' ? entry.content.text : entry.kind));

/** The server greets and answers the resume. */
async function caughtUp(logs: Record<string, Entry[]> = {}): Promise<void> {
  await settle();
  FakeSocket.last.hello();
  await settle();
  const heads: Record<string, number> = {};
  for (const [log, entries] of Object.entries(logs)) {
    const head = entries.at(-1)?.seq ?? 0;
    heads[log] = head;
    FakeSocket.last.say({ t: 'log', log, d: { head, from: entries[0]?.seq, entries, limited: false } });
  }
  FakeSocket.last.say({ t: 'caught-up', d: { heads } });
  FakeSocket.last.reply('resume', { logs: 1 });
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  FakeSocket.opened = [];
  seen = [];
  let tokens = 0;
  credentials = vi.fn(() =>
    Promise.resolve({ token: `token-${++tokens}`, expiresAt: Date.now() + TEN_MINUTES }),
  );
  client = new RealtimeClient({
    url: 'ws://parley',
    credentials,
    openSocket: FakeSocket.open,
    random: () => 1,
  });
  client.on('log', ({ entries }) => seen.push(...texts(entries)));
  client.on('entry', ({ entry }) => seen.push(...texts([entry])));
  client.start();
});
afterEach(() => {
  client.stop();
  vi.useRealTimers();
});

test('authenticates by the subprotocol list, never by the address', async () => {
  await settle();
  expect(FakeSocket.last.protocols).toEqual(['parley.v1', 'bearer.token-1']);
  expect(FakeSocket.last.url).not.toContain('token');
});

test('authenticates by a first frame when the server did not take the list', async () => {
  await settle();
  FakeSocket.last.hello({ authenticated: false });
  expect(FakeSocket.last.request('authenticate').d).toEqual({ token: 'token-1' });
});

test('is online once it has caught up', async () => {
  await caughtUp({ c: messages(1, 3) });
  expect(client.status.state).toBe('online');
  expect(seen).toEqual(['text 1', 'text 2', 'text 3']);
});

test('shows a pushed entry once, however often it comes', async () => {
  await caughtUp({ c: messages(1, 1) });
  FakeSocket.last.say(pushOf('c', message(2)));
  FakeSocket.last.say(pushOf('c', message(2)));
  expect(seen).toEqual(['text 1', 'text 2']);
});

test('asks for what a gap lacks and shows everything in order', async () => {
  await caughtUp({ c: messages(1, 1) });
  FakeSocket.last.say(pushOf('c', message(3)));
  expect(seen).toEqual(['text 1']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeSocket.last.request('resume').d).toEqual({ positions: { c: 1 } });
  FakeSocket.last.say({ t: 'log', log: 'c', d: { head: 3, from: 2, entries: messages(2, 3) } });
  FakeSocket.last.reply('resume', { logs: 1 });
  expect(seen).toEqual(['text 1', 'text 2', 'text 3']);
});

test('asks for what is missing when the server had to leave out pushes', async () => {
  await caughtUp();
  FakeSocket.last.say({ t: 'limited' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeSocket.last.sent.filter(({ op }) => op === 'resume')).toHaveLength(2);
});

test('comes back with its positions and without a duplicate', async () => {
  await caughtUp({ c: messages(1, 2) });
  FakeSocket.last.cut();
  expect(client.status.state).toBe('waiting');
  await vi.advanceTimersByTimeAsync(500);
  expect(FakeSocket.opened).toHaveLength(2);
  FakeSocket.last.hello();
  await settle();
  expect(FakeSocket.last.request('resume').d).toEqual({ positions: { c: 2 } });
  await caughtUp({ c: messages(2, 4) });
  expect(seen).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
});

test('waits longer after each failure and forgets that once it is online', async () => {
  const waits: number[] = [];
  client.on('status', (status) => status.state === 'waiting' && waits.push(status.retryAt - Date.now()));
  await settle();
  for (let i = 0; i < 4; i++) {
    FakeSocket.last.cut();
    await vi.advanceTimersByTimeAsync(waits.at(-1) ?? 0);
  }
  await caughtUp();
  FakeSocket.last.cut();
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 500]);
});

test('does not wait when the device is back on the network', async () => {
  await settle();
  client.networkLost();
  expect(client.status.state).toBe('waiting');
  client.wake();
  await settle();
  expect(FakeSocket.opened).toHaveLength(2);
});

test('waits out a drained node for as long as it was told', async () => {
  await caughtUp();
  FakeSocket.last.say({ t: 'drain', d: { reconnectAfterMs: 1_234 } });
  FakeSocket.last.cut(4001);
  expect(client.status).toEqual({ state: 'waiting', retryAt: Date.now() + 1_234 });
});

test('gets a new token when the old one is refused', async () => {
  await caughtUp();
  FakeSocket.last.cut(4401);
  await vi.advanceTimersByTimeAsync(500);
  expect(credentials).toHaveBeenLastCalledWith({ fresh: true });
  expect(FakeSocket.last.protocols).toContain('bearer.token-2');
});

test('gets a new token also when the device wakes it up first', async () => {
  await caughtUp();
  FakeSocket.last.cut(4401);
  client.wake();
  expect(credentials).toHaveBeenLastCalledWith({ fresh: true });
});

test.each([
  [4400, 'protocol'],
  [4403, 'revoked'],
  [4429, 'too-many-sessions'],
])('stays away after %i', async (code, reason) => {
  await caughtUp();
  FakeSocket.last.cut(code);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(client.status).toEqual({ state: 'stopped', reason });
  expect(FakeSocket.opened).toHaveLength(1);
});

test('stops when there is no way to a token any more', async () => {
  await caughtUp();
  credentials.mockRejectedValue(new CredentialsRefused('over'));
  FakeSocket.last.cut(4401);
  await vi.advanceTimersByTimeAsync(500);
  expect(client.status).toEqual({ state: 'stopped', reason: 'revoked' });
});

test('renews the token before it runs out, without reconnecting', async () => {
  await caughtUp();
  await vi.advanceTimersByTimeAsync(25_000);
  FakeSocket.last.reply('ping', {});
  for (let spent = 25_000; spent < TEN_MINUTES - 60_000; spent += 25_000) {
    FakeSocket.last.reply('ping', {});
    await vi.advanceTimersByTimeAsync(25_000);
  }
  expect(FakeSocket.last.request('token.refresh').d).toEqual({ token: 'token-2' });
  expect(FakeSocket.opened).toHaveLength(1);
});

test('notices a server that does not answer its ping', async () => {
  await caughtUp();
  await vi.advanceTimersByTimeAsync(25_000);
  expect(FakeSocket.last.request('ping').d).toEqual({});
  await vi.advanceTimersByTimeAsync(10_000);
  expect(client.status.state).toBe('waiting');
});

test('does not wait for ever for a greeting', async () => {
  await settle();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(client.status.state).toBe('waiting');
});

test('stores a message once although the connection broke before its ack', async () => {
  await caughtUp({ c: messages(1, 1) });
  const { clientMessageId } = client.outbox.add('c', 'mine');
  expect(FakeSocket.last.request('message.send').d).toEqual({
    conversationId: 'c',
    clientMessageId,
    text: 'mine',
  });
  FakeSocket.last.cut();
  await vi.advanceTimersByTimeAsync(500);
  await caughtUp({ c: [message(2, 'mine', { clientMessageId, senderId: 'me' })] });
  expect(client.outbox.pending).toEqual([]);
  expect(FakeSocket.last.sent.map(({ op }) => op)).toEqual(['resume']);
  expect(seen).toEqual(['text 1', 'mine']);
});

test('sends again with the same id when the message was not stored', async () => {
  await caughtUp({ c: messages(1, 1) });
  const { clientMessageId } = client.outbox.add('c', 'mine');
  FakeSocket.last.cut();
  await vi.advanceTimersByTimeAsync(500);
  await caughtUp({ c: messages(1, 1) });
  expect(FakeSocket.last.request('message.send').d).toMatchObject({ clientMessageId });
});

test('says which logs are gone', async () => {
  const gone: string[] = [];
  client.on('gone', (log) => gone.push(log));
  await caughtUp({ c: messages(1, 1), d: messages(1, 1) });
  FakeSocket.last.cut();
  await vi.advanceTimersByTimeAsync(500);
  await caughtUp({ c: messages(1, 1) });
  expect(gone).toEqual(['d']);
});
