/** Why the server will not have this client back until the user does something. */
export type StopReason = 'revoked' | 'too-many-sessions' | 'protocol';

export type ClosePolicy =
  | { reconnect: 'backoff' }
  | { reconnect: 'drained' }
  | { reconnect: 'fresh-token' }
  | { reconnect: 'never'; reason: StopReason };

/** What a close code asks of the client; what is not named here, a lost network (1006) too, passes. */
export function closePolicy(code: number): ClosePolicy {
  switch (code) {
    case 4001:
      return { reconnect: 'drained' };
    case 4401:
      return { reconnect: 'fresh-token' };
    case 4400:
      return { reconnect: 'never', reason: 'protocol' };
    case 4403:
      return { reconnect: 'never', reason: 'revoked' };
    case 4429:
      return { reconnect: 'never', reason: 'too-many-sessions' };
    default:
      return { reconnect: 'backoff' };
  }
}
