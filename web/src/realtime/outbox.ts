import * as v from 'valibot';
import { backoff } from './backoff';
import type { Ack } from './frames';
import { ConnectionLost, problemSchema, RequestRefused } from './problem';

export const pendingSchema = v.object({
  clientMessageId: v.string(),
  conversationId: v.string(),
  text: v.string(),
  createdAt: v.string(),
  /** `sent`: acknowledged, and about to arrive as an entry. */
  state: v.picklist(['queued', 'sending', 'sent', 'failed']),
  seq: v.exactOptional(v.number()),
  problem: v.exactOptional(problemSchema),
});

/** A message of one's own that the log does not show yet. */
export type Pending = v.InferOutput<typeof pendingSchema>;

export interface OutboxPort {
  send: (message: Pending) => Promise<Ack>;
  /** The last `seq` received of a log. */
  received: (log: string) => number;
  changed: (pending: readonly Pending[]) => void;
}

const PASSING = new Set([
  'rate-limited',
  'unavailable',
  'timeout',
  'internal-error',
  'token-expired',
  'unauthenticated',
]);
const ATTEMPTS = 6;

/**
 * Sends messages in the order written, one at a time per conversation, and retries with the same
 * `clientMessageId`, so that the server can tell a repetition. Nothing leaves it before its entry is in the log.
 */
export class Outbox {
  private readonly port: OutboxPort;
  private readonly busy = new Set<string>();
  private messages: Pending[];
  private connected = false;

  constructor(port: OutboxPort, restored: readonly Pending[] = []) {
    this.port = port;
    this.messages = restored.map((message) =>
      message.state === 'failed' ? message : { ...message, state: 'queued' },
    );
  }

  get pending(): readonly Pending[] {
    return this.messages;
  }

  add(conversationId: string, text: string): Pending {
    const message: Pending = {
      clientMessageId: crypto.randomUUID(),
      conversationId,
      text,
      createdAt: new Date().toISOString(),
      state: 'queued',
    };
    this.change([...this.messages, message]);
    this.flush(conversationId);
    return message;
  }

  retry(clientMessageId: string): void {
    const message = this.update(clientMessageId, { state: 'queued' });
    if (message) this.flush(message.conversationId);
  }

  discard(clientMessageId: string): void {
    this.change(this.messages.filter((message) => message.clientMessageId !== clientMessageId));
  }

  /** The log has come as far as `seq`; `clientMessageIds` are among what arrived. */
  arrived(log: string, seq: number, clientMessageIds: ReadonlySet<string>): void {
    const left = this.messages.filter(
      (message) =>
        message.conversationId !== log ||
        !(clientMessageIds.has(message.clientMessageId) || (message.seq !== undefined && message.seq <= seq)),
    );
    if (left.length !== this.messages.length) this.change(left);
  }

  connect(): void {
    this.connected = true;
    new Set(this.messages.map((message) => message.conversationId)).forEach((id) => this.flush(id));
  }

  disconnect(): void {
    this.connected = false;
  }

  private flush(conversationId: string): void {
    if (!this.connected || this.busy.has(conversationId)) return;
    const next = this.messages.find((m) => m.conversationId === conversationId && m.state === 'queued');
    if (!next) return;
    this.busy.add(conversationId);
    void this.deliver(next).finally(() => {
      this.busy.delete(conversationId);
      this.flush(conversationId);
    });
  }

  private async deliver(message: Pending): Promise<void> {
    const id = message.clientMessageId;
    for (let attempt = 1; ; attempt++) {
      if (!this.update(id, { state: 'sending' })) return;
      try {
        this.acknowledged(message, await this.port.send(message));
        return;
      } catch (error) {
        if (!this.connected) {
          this.update(id, { state: 'queued' });
          return;
        }
        if (attempt >= ATTEMPTS || !isPassing(error)) {
          this.update(id, {
            state: 'failed',
            ...(error instanceof RequestRefused && { problem: error.problem }),
          });
          return;
        }
        await pause(retryAfter(error) ?? backoff(attempt));
      }
    }
  }

  private acknowledged(message: Pending, ack: Ack): void {
    if (this.port.received(message.conversationId) >= ack.seq) this.discard(message.clientMessageId);
    else this.update(message.clientMessageId, { state: 'sent', seq: ack.seq, createdAt: ack.createdAt });
  }

  private update(clientMessageId: string, change: Partial<Pending>): Pending | undefined {
    const found = this.messages.find((message) => message.clientMessageId === clientMessageId);
    if (!found) return undefined;
    const { problem: _, ...rest } = found;
    const updated = { ...rest, ...change };
    this.change(this.messages.map((message) => (message === found ? updated : message)));
    return updated;
  }

  private change(messages: Pending[]): void {
    this.messages = messages;
    this.port.changed(messages);
  }
}

const isPassing = (error: unknown) =>
  error instanceof ConnectionLost || (error instanceof RequestRefused && PASSING.has(error.kind));

const retryAfter = (error: unknown) =>
  error instanceof RequestRefused ? (error.problem.retryAfterMs ?? undefined) : undefined;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
