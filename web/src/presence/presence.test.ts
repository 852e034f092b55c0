import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeOnline, changeTyping, forgetPresence, setOnline, usePresence } from './presence';
import { TypingSignal } from './typing';

beforeEach(() => {
  vi.useFakeTimers({ now: 100_000 });
  forgetPresence();
});
afterEach(() => vi.useRealTimers());

const typing = () => Object.keys(usePresence.getState().typing.c ?? {});

test('forgets who is typing after six seconds without a sign', () => {
  changeTyping('c', 'a', true);
  vi.advanceTimersByTime(4_000);
  changeTyping('c', 'a', true);
  vi.advanceTimersByTime(5_000);
  expect(typing()).toEqual(['a']);
  vi.advanceTimersByTime(1_000);
  expect(typing()).toEqual([]);
});

test('knows who is online', () => {
  setOnline(['a', 'b']);
  changeOnline('a', false);
  changeOnline('c', true);
  expect(usePresence.getState().online).toEqual({ b: true, c: true });
});

test('tells every three seconds that somebody types, and once that they stopped', () => {
  const told: boolean[] = [];
  const signal = new TypingSignal((on) => told.push(on));
  for (let i = 0; i < 8; i++) {
    signal.typed();
    vi.advanceTimersByTime(500);
  }
  expect(told).toEqual([true, true]);
  vi.advanceTimersByTime(4_500);
  signal.stopped();
  expect(told).toEqual([true, true, false]);
});
