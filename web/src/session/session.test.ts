import { beforeEach, expect, test, vi } from 'vitest';
import { authorized, login, logout, restore, useSession } from './session';
import { refresh } from './tokens';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const problem = (status: number, name: string) =>
  answer(status, { type: `https://parley.dev/problems/${name}`, title: name });
const tokens = (accessToken: string) =>
  answer(200, { user: { id: 'u', username: 'ada' }, accessToken, expiresIn: 600 });

const fetched = vi.fn<typeof fetch>();
const calls = () => fetched.mock.calls.map(([path, init]) => `${init?.method ?? 'GET'} ${path as string}`);

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  localStorage.clear();
});

test('asks for the refresh token as a cookie and keeps no token in storage', async () => {
  fetched.mockResolvedValueOnce(tokens('secret'));
  await login('ada', 'a long password');
  expect(JSON.parse(fetched.mock.calls[0]?.[1]?.body as string)).toMatchObject({ tokenDelivery: 'cookie' });
  expect(JSON.stringify([localStorage, sessionStorage])).not.toContain('secret');
  expect(useSession.getState().session).toMatchObject({ state: 'signed-in' });
});

test('renews once for everybody who asks meanwhile', async () => {
  fetched.mockImplementation(() => Promise.resolve(tokens('fresh')));
  await Promise.all([refresh(), refresh(), refresh()]);
  expect(calls()).toEqual(['POST /v1/auth/refresh']);
});

test('renews a token that ran out and asks again', async () => {
  fetched
    .mockResolvedValueOnce(problem(401, 'token-expired'))
    .mockResolvedValueOnce(tokens('renewed'))
    .mockResolvedValueOnce(answer(204, null));
  await authorized('/v1/thing');
  expect(calls()).toEqual(['GET /v1/thing', 'POST /v1/auth/refresh', 'GET /v1/thing']);
  expect(fetched.mock.calls[2]?.[1]?.headers).toMatchObject({ authorization: 'Bearer renewed' });
});

test('ends the session when it cannot be renewed', async () => {
  fetched
    .mockResolvedValueOnce(problem(401, 'token-expired'))
    .mockResolvedValueOnce(problem(401, 'invalid-refresh-token'));
  await expect(authorized('/v1/thing')).rejects.toThrow();
  expect(useSession.getState().session).toMatchObject({ state: 'anonymous' });
});

test('does not ask for a session where there was none', async () => {
  await restore();
  expect(fetched).not.toHaveBeenCalled();
  expect(useSession.getState().session).toEqual({ state: 'anonymous' });
});

test('keeps trying while the server cannot be reached', async () => {
  vi.useFakeTimers();
  localStorage.setItem('parley.session', '1');
  fetched.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(tokens('back'));
  await restore();
  expect(useSession.getState().session).toEqual({ state: 'restoring', unreachable: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(useSession.getState().session).toMatchObject({ state: 'signed-in' });
  vi.useRealTimers();
});

test('is signed out at once, whatever the server says', async () => {
  fetched.mockRejectedValueOnce(new TypeError('network'));
  await logout();
  expect(useSession.getState().session).toEqual({ state: 'anonymous' });
});
