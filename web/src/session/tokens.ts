import * as v from 'valibot';
import { request } from '../http/request';
import { CredentialsRefused, RequestRefused, type AccessToken } from '../realtime';

const tokens = v.object({
  user: v.object({ id: v.string(), username: v.string() }),
  accessToken: v.string(),
  expiresIn: v.number(),
});

export type User = v.InferOutput<typeof tokens>['user'];

const RENEW_BEFORE_MS = 30_000;
const tokenDelivery = 'cookie';

// The access token lives in memory alone; the refresh token in a cookie that scripts cannot read.
let access: AccessToken | null = null;
let refreshing: Promise<User> | null = null;

export interface Registration {
  username: string;
  email: string;
  password: string;
  displayName?: string;
}

export const register = (registration: Registration) => obtain('/v1/auth/register', { ...registration });

export const login = (login: string, password: string) => obtain('/v1/auth/login', { login, password });

/**
 * Renews the session, once for everybody who asks meanwhile. Tabs take turns: a refresh token is good for
 * one use, and two tabs using the same one at once would look like theft.
 */
export function refresh(): Promise<User> {
  refreshing ??= takeTurn(() => obtain('/v1/auth/refresh', {})).finally(() => (refreshing = null));
  return refreshing;
}

export async function logout(): Promise<void> {
  access = null;
  await request('/v1/auth/logout', { method: 'POST', body: {} });
}

/** A token that is good for a while yet; `fresh` when the server refused the last one. */
export async function accessToken({ fresh }: { fresh: boolean }): Promise<AccessToken> {
  if (access && !fresh && access.expiresAt - Date.now() > RENEW_BEFORE_MS) return access;
  try {
    await refresh();
  } catch (error) {
    throw isRefusal(error) ? new CredentialsRefused('the session ended') : error;
  }
  if (!access) throw new CredentialsRefused('the session ended');
  return access;
}

export const isRefusal = (error: unknown) =>
  error instanceof RequestRefused &&
  ['invalid-refresh-token', 'unauthenticated', 'invalid-request'].includes(error.kind);

async function obtain(path: string, body: Record<string, unknown>): Promise<User> {
  const answer = await request(path, { method: 'POST', body: { ...body, tokenDelivery }, answer: tokens });
  access = { token: answer.accessToken, expiresAt: Date.now() + answer.expiresIn * 1000 };
  return answer.user;
}

async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  // Locks exist in secure contexts only; over plain HTTP on another host, tabs do without.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? await locks.request('parley-refresh', work) : await work();
}
