import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ack } from './frames';
import { Outbox, type Pending } from './outbox';
import { ConnectionLost, RequestRefused } from './problem';

const refused = (name: string, retryAfterMs?: number) =>
  new RequestRefused({
    type: `https://parley.dev/problems/${name}`,
    title: name,
    retryAfterMs,
    errors: null,
  });

interface Attempt {
  message: Pending;
  ack: (seq: number) => void;
  fail: (error: Error) => void;
}

let attempts: Attempt[];
let received: number;
let outbox: Outbox;

const create = (restored: Pending[] = []) =>
  new Outbox(
    {
      send: (message) =>
        new Promise<Ack>((resolve, reject) =>
          attempts.push({
            message,
            ack: (seq) => resolve({ seq, createdAt: '2026-01-01T00:00:00Z', duplicate: false }),
            fail: reject,
          }),
        ),
      received: () => received,
      changed: () => undefined,
    },
    restored,
  );

const settle = () => vi.advanceTimersByTimeAsync(0);
const states = () => outbox.pending.map(({ text, state }) => `${text}:${state}`);
const attempt = (at: number): Attempt => {
  const found = attempts[at];
  if (!found) throw new Error(`only ${attempts.length} attempts`);
  return found;
};

beforeEach(() => {
  vi.useFakeTimers();
  attempts = [];
  received = 0;
  outbox = create();
});
afterEach(() => vi.useRealTimers());

test('keeps what is written offline and sends it in order when connected', async () => {
  outbox.add('c', 'one');
  outbox.add('c', 'two');
  expect(states()).toEqual(['one:queued', 'two:queued']);
  outbox.connect();
  await settle();
  expect(attempts.map(({ message }) => message.text)).toEqual(['one']);
  attempt(0).ack(1);
  await settle();
  expect(attempts.map(({ message }) => message.text)).toEqual(['one', 'two']);
});

test('does not let one conversation wait for another', async () => {
  outbox.connect();
  outbox.add('c', 'one');
  outbox.add('d', 'two');
  await settle();
  expect(attempts).toHaveLength(2);
});

test('shows a message until its entry arrives, and not beyond', async () => {
  outbox.connect();
  const { clientMessageId } = outbox.add('c', 'one');
  attempt(0).ack(5);
  await settle();
  expect(states()).toEqual(['one:sent']);
  outbox.arrived('c', 5, new Set([clientMessageId]));
  expect(states()).toEqual([]);
});

test('is done with an acknowledged message whose entry came first', async () => {
  outbox.connect();
  outbox.add('c', 'one');
  received = 5;
  attempt(0).ack(5);
  await settle();
  expect(states()).toEqual([]);
});

test('sends again with the same id after the connection was lost', async () => {
  outbox.connect();
  const { clientMessageId } = outbox.add('c', 'one');
  outbox.disconnect();
  attempt(0).fail(new ConnectionLost('gone'));
  await settle();
  expect(states()).toEqual(['one:queued']);
  outbox.connect();
  expect(attempt(1).message.clientMessageId).toBe(clientMessageId);
});

test('does not send again what a resume brought', async () => {
  outbox.connect();
  const { clientMessageId } = outbox.add('c', 'one');
  outbox.disconnect();
  attempt(0).fail(new ConnectionLost('gone'));
  await settle();
  outbox.arrived('c', 7, new Set([clientMessageId]));
  outbox.connect();
  await settle();
  expect(attempts).toHaveLength(1);
  expect(states()).toEqual([]);
});

test('waits as long as the server says and tries again', async () => {
  outbox.connect();
  outbox.add('c', 'one');
  attempt(0).fail(refused('rate-limited', 800));
  await vi.advanceTimersByTimeAsync(799);
  expect(attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempts).toHaveLength(2);
});

test('gives up on a refusal and goes on with the next', async () => {
  outbox.connect();
  outbox.add('c', 'one');
  outbox.add('c', 'two');
  attempt(0).fail(refused('forbidden'));
  await settle();
  expect(states()).toEqual(['one:failed', 'two:sending']);
  expect(outbox.pending[0]?.problem?.title).toBe('forbidden');
});

test('gives up after several attempts, and tries again when told to', async () => {
  outbox.connect();
  const { clientMessageId } = outbox.add('c', 'one');
  for (let at = 0; at < 6; at++) {
    attempt(at).fail(refused('unavailable'));
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect(states()).toEqual(['one:failed']);
  outbox.retry(clientMessageId);
  expect(attempt(6).message.clientMessageId).toBe(clientMessageId);
  expect(outbox.pending[0]?.problem).toBeUndefined();
});

test('forgets a message that is discarded while it is sent', async () => {
  outbox.connect();
  outbox.discard(outbox.add('c', 'one').clientMessageId);
  attempt(0).ack(1);
  await settle();
  expect(states()).toEqual([]);
});

test('takes up what an earlier page left, failed messages as failed', () => {
  const left = (text: string, state: Pending['state']): Pending => ({
    clientMessageId: text,
    conversationId: text,
    text,
    createdAt: '',
    state,
  });
  outbox = create([left('a', 'sending'), left('b', 'failed')]);
  outbox.connect();
  expect(attempts.map(({ message }) => message.text)).toEqual(['a']);
});
