import { create } from 'zustand';
import { CredentialsRefused, RequestRefused } from '../realtime';
import { request, type Call } from '../http/request';
import type * as v from 'valibot';
import * as tokens from './tokens';

export type Session =
  | { state: 'restoring'; unreachable: boolean }
  | { state: 'anonymous'; notice?: string }
  | { state: 'signed-in'; user: tokens.User };

export const useSession = create<{ session: Session }>(() => ({
  session: { state: 'restoring', unreachable: false },
}));

const set = (session: Session) => useSession.setState({ session });

/** Saves a signed-out visitor's page load a request that would be refused. Says nothing about who. */
const HINT = 'parley.session';
const RETRY_MS = 3_000;

const signedIn = (user: tokens.User) => {
  localStorage.setItem(HINT, '1');
  set({ state: 'signed-in', user });
};

/** Picks the session up where the last page left it. */
export async function restore(): Promise<void> {
  if (localStorage.getItem(HINT) === null) {
    set({ state: 'anonymous' });
    return;
  }
  try {
    signedIn(await tokens.refresh());
  } catch (error) {
    if (tokens.isRefusal(error)) ended();
    else {
      set({ state: 'restoring', unreachable: true });
      setTimeout(() => void restore(), RETRY_MS);
    }
  }
}

export async function register(registration: tokens.Registration): Promise<void> {
  signedIn(await tokens.register(registration));
}

export async function login(name: string, password: string): Promise<void> {
  signedIn(await tokens.login(name, password));
}

export async function logout(): Promise<void> {
  ended();
  sessionStorage.clear();
  // Signed out here in any case; a server that cannot be reached lets the session run out.
  await tokens.logout().catch(() => undefined);
}

export function ended(notice?: string): void {
  localStorage.removeItem(HINT);
  set({ state: 'anonymous', ...(notice !== undefined && { notice }) });
}

/** A request in the user's name; a token that ran out is renewed once on the way. */
export async function authorized<S extends v.GenericSchema>(
  path: string,
  call: Omit<Call<S>, 'token'> = {},
): Promise<v.InferOutput<S>> {
  try {
    const { token } = await tokens.accessToken({ fresh: false });
    return await request(path, { ...call, token }).catch(async (error: unknown) => {
      if (!(error instanceof RequestRefused) || !['token-expired', 'unauthenticated'].includes(error.kind))
        throw error;
      const renewed = await tokens.accessToken({ fresh: true });
      return request(path, { ...call, token: renewed.token });
    });
  } catch (error) {
    if (error instanceof CredentialsRefused) ended('Your session ended. Please log in again.');
    throw error;
  }
}
