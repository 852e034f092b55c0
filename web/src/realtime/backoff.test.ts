import { expect, test } from 'vitest';
import { backoff } from './backoff';

const ceiling = (attempt: number) => backoff(attempt, () => 1);

test('doubles from half a second to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 50].map(ceiling)).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('spreads over the whole span', () => {
  expect(backoff(3, () => 0)).toBe(0);
  expect(backoff(3, () => 0.5)).toBe(2000);
});
