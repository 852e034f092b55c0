import { beforeEach, expect, test } from 'vitest';
import { ME, message, messages } from '../test/entries';
import { append, forgetLogs, headOf, logOf, moved, prepend, setUnread, take, trim } from './logs';

const update = (from: number, to: number, more = {}) =>
  take({ log: 'c', entries: messages(from, to), reset: true, delivered: 0, read: 0, unread: 0, ...more });
const seqs = () => logOf('c').entries.map(({ seq }) => seq);

beforeEach(forgetLogs);

test('grows at both ends without a gap or a duplicate', () => {
  update(4, 6);
  append('c', message(7), ME);
  prepend('c', messages(2, 4), true);
  expect(seqs()).toEqual([2, 3, 4, 5, 6, 7]);
  expect(logOf('c').complete).toBe(false);
  prepend('c', messages(1, 1), false);
  expect(logOf('c').complete).toBe(true);
});

test('goes on from what it has, or starts over', () => {
  update(4, 6);
  update(7, 8, { reset: false });
  expect(seqs()).toEqual([4, 5, 6, 7, 8]);
  update(101, 103);
  expect(seqs()).toEqual([101, 102, 103]);
  expect(headOf(logOf('c'))).toBe(103);
});

test('shows once what history and push both bring', () => {
  prepend('c', messages(1, 3), false);
  append('c', message(2), ME);
  append('c', message(3), ME);
  append('c', message(4), ME);
  expect(seqs()).toEqual([1, 2, 3, 4]);
  expect(logOf('c').unread).toBe(1);
  update(3, 6);
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(logOf('c').complete).toBe(true);
});

test('knows the beginning of a log when it sees it', () => {
  append('c', message(1), ME);
  expect(logOf('c').complete).toBe(true);
});

test('counts what others write as unread, and nothing else', () => {
  update(1, 1);
  append('c', message(2, 'mine', { senderId: ME }), ME);
  append('c', message(3), ME);
  append('c', { ...message(4), kind: 'member-left', content: { memberId: 'x' } }, ME);
  expect(logOf('c').unread).toBe(1);
});

test('counts anew when the user reads on another device', () => {
  update(1, 5, { unread: 5 });
  moved('c', ME, { delivered: 5, read: 3 }, ME);
  expect(logOf('c').unread).toBe(2);
  moved('c', ME, { delivered: 5, read: 5 }, ME);
  expect(logOf('c').unread).toBe(0);
});

test('believes the server’s count', () => {
  update(1, 2);
  setUnread('c', 40);
  expect(logOf('c').unread).toBe(40);
});

test('never moves a position back', () => {
  moved('c', 'them', { delivered: 5, read: 4 }, ME);
  moved('c', 'them', { delivered: 3, read: 1 }, ME);
  expect(logOf('c').positions.them).toEqual({ delivered: 5, read: 4 });
});

test('takes what is read for delivered', () => {
  moved('c', 'them', { delivered: 0, read: 4 }, ME);
  expect(logOf('c').positions.them).toEqual({ delivered: 4, read: 4 });
});

test('takes who writes for having read', () => {
  update(1, 2);
  append('c', message(3), ME);
  expect(logOf('c').positions).toEqual({ them: { delivered: 3, read: 3 } });
  append('c', message(4, 'from another device', { senderId: ME }), ME);
  expect(logOf('c').own.read).toBe(4);
  expect(logOf('c').unread).toBe(0);
});

test('does not wait for who is gone', () => {
  moved('c', 'them', { delivered: 1, read: 1 }, ME);
  append('c', { ...message(1), kind: 'member-left', content: { memberId: 'them' } }, ME);
  expect(logOf('c').positions).toEqual({});
});

test('lets go of what was fetched by scrolling up', () => {
  update(1, 200);
  trim('c');
  expect(seqs().at(0)).toBe(101);
  expect(logOf('c').complete).toBe(false);
});
