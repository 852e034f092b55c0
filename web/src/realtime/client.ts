import { backoff } from './backoff';
import { closePolicy, type StopReason } from './closing';
import { Connection, type OpenSocket } from './connection';
import type { Entry } from './entry';
import type { Answer, LogFrame, Operation, Push } from './frames';
import { Listeners } from './listeners';
import { LogPositions, type LogUpdate } from './logs';
import { Outbox, type Pending } from './outbox';
import { ConnectionLost } from './problem';
import { Resumption } from './resumption';
import { TokenRenewal } from './renewal';

const HELLO_TIMEOUT_MS = 10_000;
const GOING_AWAY = 1001;

export interface AccessToken {
  token: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Throw this from `credentials` when there is no way to a token but the user. Any other error counts as passing. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
}

export type Status =
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'waiting'; retryAt: number }
  | { state: 'stopped'; reason: StopReason | 'closed' };

export interface RealtimeEvents {
  status: Status;
  log: LogUpdate;
  entry: { log: string; entry: Entry };
  /** A log that is no longer the caller's. */
  gone: string;
  'caught-up': undefined;
  typing: Extract<Push, { t: 'typing' }>;
  presence: Extract<Push, { t: 'presence' }>;
  position: Extract<Push, { t: 'position' }>;
  pending: readonly Pending[];
}

export interface RealtimeOptions {
  url: string;
  /** Asked before each connection and before a token runs out; `fresh`: the last one was refused. */
  credentials: (request: { fresh: boolean }) => Promise<AccessToken>;
  pending?: readonly Pending[];
  openSocket?: OpenSocket;
  random?: () => number;
}

/**
 * Keeps one connection to a Parley server for as long as it is started. Every entry of every followed log is
 * emitted once and in order, over any number of reconnections; every message given to `send` is stored once or
 * reported as failed.
 */
export class RealtimeClient {
  private readonly options: RealtimeOptions;
  private readonly listeners = new Listeners<RealtimeEvents>();
  private readonly logs = new LogPositions();
  readonly outbox: Outbox;

  private connection: Connection | null = null;
  private current: Status = { state: 'stopped', reason: 'closed' };
  private attempt = 0;
  private refusals = 0;
  private reconnectAfterMs = 0;
  private freshToken = false;
  private resumption: Resumption | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private helloTimer: ReturnType<typeof setTimeout> | undefined;

  private readonly renewal = new TokenRenewal(
    async () => {
      const access = await this.options.credentials({ fresh: true });
      await this.request('token.refresh', { token: access.token });
      return access.expiresAt;
    },
    (error) => error instanceof CredentialsRefused && this.halt('revoked'),
  );

  readonly on = this.listeners.on.bind(this.listeners);

  constructor(options: RealtimeOptions) {
    this.options = options;
    this.outbox = new Outbox(
      {
        send: ({ conversationId, clientMessageId, text }) =>
          this.request('message.send', { conversationId, clientMessageId, text }),
        received: (log) => this.logs.of(log),
        changed: (pending) => this.listeners.emit('pending', pending),
      },
      options.pending,
    );
  }

  get status(): Status {
    return this.current;
  }

  start(): void {
    if (this.current.state === 'stopped') void this.open();
  }

  stop(): void {
    this.halt('closed');
  }

  /** The device tells that it came back to the network, or to life: do not wait for the back-off. */
  wake(): void {
    if (this.current.state === 'waiting') void this.open();
    else if (this.current.state === 'online') this.connection?.probe();
  }

  /** The device tells that the network is gone: do not wait for the heartbeat to notice. */
  networkLost(): void {
    this.connection?.close(GOING_AWAY);
  }

  request<O extends Operation>(operation: O, d: unknown): Promise<Answer<O>> {
    return this.connection?.request(operation, d) ?? Promise.reject(new ConnectionLost('not connected'));
  }

  private async open(): Promise<void> {
    const fresh = this.freshToken;
    this.freshToken = false;
    this.clearTimers();
    this.setStatus({ state: 'connecting' });
    let access: AccessToken;
    try {
      access = await this.options.credentials({ fresh });
    } catch (error) {
      if (error instanceof CredentialsRefused) this.halt('revoked');
      else if (this.is('connecting')) this.retryAfter(this.nextBackoff());
      return;
    }
    if (!this.is('connecting') || this.connection) return;
    const { openSocket = browserSocket, url } = this.options;
    let greeted = false;
    const connection = new Connection(openSocket, url, access.token, {
      push: (frame) => {
        if (this.connection !== connection) return;
        if (frame.t !== 'hello') this.receive(frame);
        else {
          greeted = true;
          void this.greeted(connection, access, frame.d.authenticated);
        }
      },
      close: (code) => {
        if (this.connection === connection) this.closed(code, greeted);
      },
    });
    this.connection = connection;
    this.helloTimer = setTimeout(() => connection.close(GOING_AWAY), HELLO_TIMEOUT_MS);
  }

  private async greeted(connection: Connection, access: AccessToken, authenticated: boolean): Promise<void> {
    clearTimeout(this.helloTimer);
    try {
      if (!authenticated) await connection.request('authenticate', { token: access.token });
      this.renewal.schedule(access.expiresAt);
      this.resumption = new Resumption(
        () => connection.request('resume', { positions: this.logs.snapshot() }),
        () => connection.close(GOING_AWAY),
      );
      await this.resumption.run();
      if (this.connection === connection) this.online();
    } catch {
      connection.close(GOING_AWAY);
    }
  }

  private online(): void {
    this.attempt = 0;
    this.refusals = 0;
    this.setStatus({ state: 'online' });
    this.outbox.connect();
  }

  private receive(frame: Exclude<Push, { t: 'hello' }>): void {
    switch (frame.t) {
      case 'entry':
        this.entry(frame.log, frame.entry);
        return;
      case 'log':
        this.log(frame);
        return;
      case 'caught-up':
        this.logs.keepOnly(frame.d.heads).forEach((log) => this.listeners.emit('gone', log));
        this.listeners.emit('caught-up', undefined);
        return;
      case 'typing':
        this.listeners.emit('typing', frame);
        return;
      case 'presence':
        this.listeners.emit('presence', frame);
        return;
      case 'position':
        this.listeners.emit('position', frame);
        return;
      case 'limited':
        this.resumption?.soon();
        return;
      case 'drain':
        this.reconnectAfterMs = frame.d.reconnectAfterMs;
    }
  }

  private entry(log: string, entry: Entry): void {
    const place = this.logs.accept(log, entry.seq);
    if (place === 'gap') this.resumption?.soon();
    if (place !== 'next') return;
    if (entry.kind === 'conversation-left') this.logs.forget(entry.content.conversationId);
    this.listeners.emit('entry', { log, entry });
    this.outbox.arrived(log, entry.seq, idsOf([entry]));
  }

  private log(frame: LogFrame): void {
    const update = this.logs.catchUp(frame);
    this.listeners.emit('log', update);
    this.outbox.arrived(update.log, this.logs.of(update.log), idsOf(update.entries));
  }

  private closed(code: number, greeted: boolean): void {
    this.connection = null;
    this.outbox.disconnect();
    this.resumption?.cancel();
    this.resumption = null;
    const policy = closePolicy(code);
    switch (policy.reconnect) {
      case 'never':
        this.halt(policy.reason);
        return;
      case 'drained':
        this.retryAfter(this.reconnectAfterMs || this.nextBackoff());
        return;
      case 'fresh-token':
        this.retryAfter(this.nextBackoff(), true);
        return;
      case 'backoff':
        // A refused upgrade looks like a lost network to a browser: after two, try with a new token.
        if (!greeted) this.refusals++;
        this.retryAfter(this.nextBackoff(), this.refusals > 0 && this.refusals % 3 === 0);
    }
  }

  private nextBackoff(): number {
    return backoff(this.attempt++, this.options.random);
  }

  private retryAfter(ms: number, freshToken = false): void {
    this.clearTimers();
    this.freshToken = freshToken;
    this.setStatus({ state: 'waiting', retryAt: Date.now() + ms });
    this.retryTimer = setTimeout(() => void this.open(), ms);
  }

  private halt(reason: StopReason | 'closed'): void {
    this.clearTimers();
    this.setStatus({ state: 'stopped', reason });
    const connection = this.connection;
    this.connection = null;
    this.resumption = null;
    connection?.close(GOING_AWAY);
    this.outbox.disconnect();
  }

  private clearTimers(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.helloTimer);
    this.renewal.cancel();
  }

  private is(state: Status['state']): boolean {
    return this.current.state === state;
  }

  private setStatus(status: Status): void {
    this.current = status;
    this.listeners.emit('status', status);
  }
}

const browserSocket: OpenSocket = (url, protocols) => new WebSocket(url, protocols);

const idsOf = (entries: readonly Entry[]) =>
  new Set(entries.flatMap(({ clientMessageId }) => (clientMessageId ? [clientMessageId] : [])));
