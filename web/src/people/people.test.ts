import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetPeople, keep, nameOf, usePeople, wantPerson } from './people';

const asked = vi.hoisted(() => vi.fn<(path: string) => Promise<unknown>>());
vi.mock('../session', () => ({ authorized: asked }));

const paths = () => asked.mock.calls.map(([path]) => path);
const profile = (userId: string) => ({ userId, username: userId, displayName: userId.toUpperCase() });

beforeEach(() => {
  vi.useFakeTimers();
  forgetPeople();
  asked.mockReset().mockImplementation((path) =>
    Promise.resolve({
      items: path
        .slice(path.indexOf('=') + 1)
        .split(',')
        .map(profile),
    }),
  );
});
afterEach(() => vi.useRealTimers());

test('asks once for all who are wanted at about the same time', async () => {
  ['a', 'b', 'a'].forEach(wantPerson);
  await vi.advanceTimersByTimeAsync(50);
  wantPerson('b');
  await vi.advanceTimersByTimeAsync(50);
  expect(paths()).toEqual(['/v1/profiles?ids=a,b']);
  expect(nameOf(usePeople.getState().profiles.a)).toBe('A');
});

test('asks for no more than a hundred at once', async () => {
  Array.from({ length: 130 }, (_, at) => `u${at}`).forEach(wantPerson);
  await vi.advanceTimersByTimeAsync(100);
  expect(paths().map((path) => path.split(',').length)).toEqual([100, 30]);
});

test('asks again after a failure, and not for whom it knows', async () => {
  keep([profile('b')]);
  asked.mockRejectedValueOnce(new Error('offline'));
  ['a', 'b'].forEach(wantPerson);
  await vi.advanceTimersByTimeAsync(50);
  wantPerson('a');
  await vi.advanceTimersByTimeAsync(50);
  expect(paths()).toEqual(['/v1/profiles?ids=a', '/v1/profiles?ids=a']);
});

test('falls back to the username', () => {
  expect(nameOf({ userId: 'x', username: 'mira', displayName: '' })).toBe('mira');
  expect(nameOf(undefined)).toBe('…');
});
