import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress, type Advance } from './progress';

const advance = vi.fn<Advance>();
let progress: Progress;

beforeEach(() => {
  vi.useFakeTimers();
  advance.mockReset().mockResolvedValue();
  progress = new Progress(advance);
});
afterEach(() => vi.useRealTimers());

const round = () => vi.advanceTimersByTimeAsync(300);

test('makes one report of a burst', async () => {
  for (let seq = 1; seq <= 50; seq++) progress.report('c', { delivered: seq });
  progress.report('c', { delivered: 50, read: 40 });
  await round();
  expect(advance.mock.calls).toEqual([['c', { delivered: 50, read: 40 }]]);
});

test('says nothing that the server knows', async () => {
  progress.known('c', { delivered: 5, read: 5 });
  progress.report('c', { delivered: 5, read: 4 });
  await round();
  expect(advance).not.toHaveBeenCalled();
  progress.report('c', { read: 6 });
  await round();
  expect(advance).toHaveBeenCalledExactlyOnceWith('c', { read: 6 });
});

test('keeps what could not be told until the next flush', async () => {
  advance.mockRejectedValueOnce(new Error('offline'));
  progress.report('c', { read: 3 });
  await round();
  progress.flush();
  await round();
  expect(advance.mock.calls).toEqual([
    ['c', { read: 3 }],
    ['c', { read: 3 }],
  ]);
});

test('spreads many conversations over several rounds', async () => {
  for (let i = 0; i < 20; i++) progress.report(`c${i}`, { delivered: 1 });
  await round();
  expect(advance.mock.calls.length).toBeLessThan(20);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(advance).toHaveBeenCalledTimes(20);
});
