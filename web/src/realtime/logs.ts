import type { Entry } from './entry';
import type { LogFrame } from './frames';

/** What a client learns about one log: entries that follow on what it has, or (`reset`) replace it. */
export interface LogUpdate {
  log: string;
  entries: Entry[];
  reset: boolean;
  delivered: number;
  read: number;
  unread: number;
}

/**
 * Knows how far each log has been received, and lets every entry through once and in order.
 * A pushed entry beyond the next one is a gap: it is held back, because a resume will bring it again.
 */
export class LogPositions {
  private readonly received = new Map<string, number>();

  snapshot(): Record<string, number> {
    return Object.fromEntries(this.received);
  }

  /** The last `seq` received of a log. */
  of(log: string): number {
    return this.received.get(log) ?? 0;
  }

  accept(log: string, seq: number): 'next' | 'duplicate' | 'gap' {
    const last = this.of(log);
    if (seq <= last) return 'duplicate';
    if (seq > last + 1) return 'gap';
    this.received.set(log, seq);
    return 'next';
  }

  /** Takes the answer of a resume. */
  catchUp({ log, d }: LogFrame): LogUpdate {
    const last = this.of(log);
    const fresh = d.entries.filter((entry) => entry.seq > last);
    const first = fresh[0]?.seq ?? last + 1;
    const reset = !this.received.has(log) || first > last + 1;
    this.received.set(log, fresh.at(-1)?.seq ?? Math.max(last, d.head));
    const { delivered, read, unread } = d;
    return { log, entries: reset ? d.entries : fresh, reset, delivered, read, unread };
  }

  /** Forgets the logs that are no longer the caller's, and names them. */
  keepOnly(heads: Record<string, number>): string[] {
    const gone = [...this.received.keys()].filter((log) => !(log in heads));
    gone.forEach((log) => this.received.delete(log));
    return gone;
  }

  forget(log: string): void {
    this.received.delete(log);
  }
}
