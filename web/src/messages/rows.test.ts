import { expect, test } from 'vitest';
import type { Pending } from '../realtime';
import { ME, message } from '../test/entries';
import { daysOf, type Row } from './rows';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).toISOString();
const mine = (seq: number, createdAt: string) => message(seq, `text ${seq}`, { senderId: ME, createdAt });
const theirs = (seq: number, createdAt: string) => message(seq, `text ${seq}`, { createdAt });
const rows = (...args: Parameters<typeof daysOf>): Row[] => daysOf(...args).flatMap((day) => day.rows);
const shape = (all: Row[]) =>
  all.map((row) =>
    row.type === 'message' ? `${row.first ? '⌜' : ''}${row.text}${row.last ? '⌟' : ''}` : row.type,
  );

test('groups what one person says in a row', () => {
  const entries = [theirs(1, at(1, 9)), theirs(2, at(1, 9, 2)), mine(3, at(1, 9, 3)), theirs(4, at(1, 9, 4))];
  expect(shape(rows(entries, [], ME, null))).toEqual(['⌜text 1', 'text 2⌟', '⌜text 3⌟', '⌜text 4⌟']);
});

test('begins a new group after a pause', () => {
  expect(shape(rows([mine(1, at(1, 9)), mine(2, at(1, 9, 6))], [], ME, null))).toEqual([
    '⌜text 1⌟',
    '⌜text 2⌟',
  ]);
});

test('separates days', () => {
  const days = daysOf([mine(1, at(1, 23, 59)), mine(2, at(2, 0, 1))], [], ME, null);
  expect(days.map(({ rows }) => rows.length)).toEqual([1, 1]);
});

test('does not go back a day for a clock that is off', () => {
  expect(daysOf([mine(1, at(2, 0)), mine(2, at(1, 23, 59)), mine(3, at(2, 1))], [], ME, null)).toHaveLength(
    1,
  );
});

test('marks where the new begins, before the first from somebody else', () => {
  const entries = [theirs(1, at(1, 9)), mine(2, at(1, 9)), theirs(3, at(1, 9)), theirs(4, at(1, 9))];
  expect(shape(rows(entries, [], ME, 1))).toEqual(['⌜text 1⌟', '⌜text 2⌟', 'unread', '⌜text 3', 'text 4⌟']);
  expect(shape(rows(entries, [], ME, 4))).not.toContain('unread');
});

test('shows a message once, under one key, on its way and stored', () => {
  const pending: Pending = {
    clientMessageId: 'id-2',
    conversationId: 'c',
    text: 'text 2',
    createdAt: at(1, 9),
    state: 'sending',
  };
  const onItsWay = rows([mine(1, at(1, 9))], [pending], ME, null);
  const both = rows([mine(1, at(1, 9)), mine(2, at(1, 9))], [pending], ME, null);
  expect(onItsWay.map(({ key }) => key)).toEqual(['id-1', 'id-2']);
  expect(both.map(({ key }) => key)).toEqual(['id-1', 'id-2']);
});

test('shows nothing for a kind that it does not know', () => {
  const unknown = { ...message(1), kind: 'unknown' as const, clientMessageId: null, content: {} };
  expect(rows([unknown], [], ME, null)).toEqual([]);
});
