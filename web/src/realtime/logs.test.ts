import { beforeEach, expect, test } from 'vitest';
import { messages } from '../test/entries';
import type { LogFrame } from './frames';
import { LogPositions } from './logs';

const answer = (from: number, to: number, more: Partial<LogFrame['d']> = {}): LogFrame => ({
  t: 'log',
  log: 'c',
  d: {
    head: to,
    from,
    entries: messages(from, to),
    limited: false,
    delivered: 0,
    read: 0,
    unread: 0,
    ...more,
  },
});

let logs: LogPositions;
beforeEach(() => {
  logs = new LogPositions();
  logs.catchUp(answer(1, 3));
});

test('lets each entry through once and in order', () => {
  expect(logs.accept('c', 4)).toBe('next');
  expect(logs.accept('c', 4)).toBe('duplicate');
  expect(logs.accept('c', 2)).toBe('duplicate');
  expect(logs.accept('c', 5)).toBe('next');
});

test('holds back what comes after a gap until the gap is filled', () => {
  expect(logs.accept('c', 6)).toBe('gap');
  expect(logs.snapshot()).toEqual({ c: 3 });
  expect(logs.catchUp(answer(4, 6)).entries.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect(logs.accept('c', 6)).toBe('duplicate');
  expect(logs.accept('c', 7)).toBe('next');
});

test('begins a new log at its first entry', () => {
  expect(logs.accept('new', 1)).toBe('next');
  expect(logs.accept('other', 40)).toBe('gap');
});

test('takes from an answer only what is new', () => {
  const update = logs.catchUp(answer(2, 5));
  expect(update.reset).toBe(false);
  expect(update.entries.map(({ seq }) => seq)).toEqual([4, 5]);
});

test('starts over when too much is missing', () => {
  const update = logs.catchUp(answer(181, 200, { limited: true }));
  expect(update.reset).toBe(true);
  expect(update.entries).toHaveLength(20);
  expect(logs.of('c')).toBe(200);
});

test('goes on when a limited answer reaches back far enough', () => {
  expect(logs.catchUp(answer(3, 22, { limited: true })).reset).toBe(false);
});

test('stays where it is when nothing is missing', () => {
  expect(logs.catchUp(answer(1, 0, { head: 3 })).entries).toEqual([]);
  expect(logs.of('c')).toBe(3);
});

test('names the logs that are not the caller’s any more', () => {
  logs.accept('left', 1);
  expect(logs.keepOnly({ c: 3 })).toEqual(['left']);
  expect(logs.snapshot()).toEqual({ c: 3 });
});
