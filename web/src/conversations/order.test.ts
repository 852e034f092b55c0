import { expect, test } from 'vitest';
import { EMPTY_LOG } from '../messages/logs';
import { message } from '../test/entries';
import type { Conversation } from './conversations';
import { byActivity } from './order';
import { counterpart } from './title';

const conversation = (id: string, lastActivityAt: string | null): Conversation => ({
  id,
  kind: 'direct',
  createdAt: '2026-01-01T00:00:00Z',
  lastActivityAt,
  memberCount: 2,
  role: 'member',
  memberIds: ['me', id],
});

test('puts the most recent first, by what has just arrived too', () => {
  const byId = {
    a: conversation('a', '2026-01-03T00:00:00Z'),
    b: conversation('b', '2026-01-02T00:00:00Z'),
    c: conversation('c', null),
  };
  const arrived = { ...EMPTY_LOG, entries: [message(1, 'x', { createdAt: '2026-01-04T00:00:00Z' })] };
  expect(byActivity(byId, {}).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(byActivity(byId, { b: arrived }).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test('knows the other one of a direct conversation', () => {
  expect(counterpart(conversation('a', null), 'me')).toBe('a');
  expect(counterpart({ ...conversation('a', null), kind: 'group' }, 'me')).toBeNull();
});
