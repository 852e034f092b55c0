import type { Position } from '../messages/logs';

const GATHER_MS = 300;
const PER_ROUND = 8;

export type Advance = (conversationId: string, position: Partial<Position>) => Promise<void>;

/**
 * Reports how far this user has received and read, gathered so that a burst of messages is one report.
 * What could not be told stays due until the next `flush`.
 */
export class Progress {
  private readonly advance: Advance;
  private readonly due = new Map<string, Position>();
  private readonly told = new Map<string, Position>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(advance: Advance) {
    this.advance = advance;
  }

  /** The server's word on where the positions are. */
  known(conversationId: string, position: Position): void {
    this.told.set(conversationId, further(this.told.get(conversationId), position));
  }

  report(conversationId: string, position: Partial<Position>): void {
    const wanted = further(this.due.get(conversationId), { delivered: 0, read: 0, ...position });
    const told = this.told.get(conversationId) ?? { delivered: 0, read: 0 };
    if (wanted.delivered <= told.delivered && wanted.read <= told.read) return;
    this.due.set(conversationId, wanted);
    this.flush();
  }

  flush(): void {
    if (this.due.size > 0) this.timer ??= setTimeout(() => this.round(), GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due.clear();
  }

  private round(): void {
    this.timer = undefined;
    for (const [conversationId, position] of [...this.due].slice(0, PER_ROUND)) {
      this.due.delete(conversationId);
      this.tell(conversationId, position);
    }
    this.flush();
  }

  private tell(conversationId: string, position: Position): void {
    const told = this.told.get(conversationId) ?? { delivered: 0, read: 0 };
    const news: Partial<Position> = {
      ...(position.delivered > told.delivered && { delivered: position.delivered }),
      ...(position.read > told.read && { read: position.read }),
    };
    if (Object.keys(news).length === 0) return;
    this.known(conversationId, position);
    this.advance(conversationId, news).catch(() => {
      this.told.delete(conversationId);
      this.due.set(conversationId, further(this.due.get(conversationId), position));
    });
  }
}

const further = (a: Position | undefined, b: Position): Position => ({
  delivered: Math.max(a?.delivered ?? 0, b.delivered),
  read: Math.max(a?.read ?? 0, b.read),
});
