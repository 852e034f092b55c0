import { expect, test } from 'vitest';
import { receiptOf } from './receipts';

const positions = { a: { delivered: 9, read: 5 }, b: { delivered: 7, read: 7 } };

test('is read or delivered when everybody else has', () => {
  expect(receiptOf(5, positions, 2)).toBe('read');
  expect(receiptOf(7, positions, 2)).toBe('delivered');
  expect(receiptOf(8, positions, 2)).toBe('sent');
});

test('waits for members of whom nothing is known', () => {
  expect(receiptOf(5, positions, 3)).toBe('sent');
  expect(receiptOf(1, {}, 1)).toBe('sent');
});

test('stays sent where nobody else is', () => {
  expect(receiptOf(1, {}, 0)).toBe('sent');
});
