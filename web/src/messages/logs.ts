import { create } from 'zustand';
import { without } from '../records';
import type { Entry, LogUpdate } from '../realtime';

export interface Position {
  delivered: number;
  read: number;
}

/** What this client has of one conversation's log: an unbroken stretch up to the newest entry. */
export interface Log {
  entries: readonly Entry[];
  /** Nothing older is to be had. */
  complete: boolean;
  /** The user's own positions. */
  own: Position;
  unread: number;
  /** The members' positions, by user. */
  positions: Readonly<Record<string, Position>>;
}

export const EMPTY_LOG: Log = {
  entries: [],
  complete: false,
  own: { delivered: 0, read: 0 },
  unread: 0,
  positions: {},
};

const UNREAD: Position = { delivered: 0, read: 0 };

/** How much of a log stays in memory once its conversation is closed. */
const KEPT = 100;

export const useLogs = create<{ logs: Record<string, Log> }>(() => ({ logs: {} }));

export const logOf = (id: string): Log => useLogs.getState().logs[id] ?? EMPTY_LOG;
export const headOf = (log: Log): number => log.entries.at(-1)?.seq ?? 0;

function change(id: string, change: (log: Log) => Log): void {
  useLogs.setState(({ logs }) => ({ logs: { ...logs, [id]: change(logs[id] ?? EMPTY_LOG) } }));
}

/** The answer of a resume. */
export function take({ log: id, entries, reset, delivered, read, unread }: LogUpdate): void {
  change(id, (log) => {
    const all = joined(log.entries, entries, reset);
    return {
      ...log,
      entries: all,
      complete: startsAtOne(all) || (log.complete && all[0] === log.entries[0]),
      own: merge(log.own, { delivered, read }),
      unread,
      positions: entries.reduce(positionsAfter, log.positions),
    };
  });
}

export function append(id: string, entry: Entry, me: string): void {
  // The history may have brought it before the push did.
  if (entry.seq <= headOf(logOf(id))) return;
  change(id, (log) => {
    const entries = [...log.entries, entry];
    const message = entry.kind === 'message';
    const mine = message && entry.senderId === me;
    return {
      ...log,
      entries,
      complete: log.complete || startsAtOne(entries),
      positions: positionsAfter(log.positions, entry),
      own: mine ? merge(log.own, { delivered: entry.seq, read: entry.seq }) : log.own,
      unread: mine ? 0 : message && entry.seq > log.own.read ? log.unread + 1 : log.unread,
    };
  });
}

/** Older entries, ascending, that end where the log begins so far. */
export function prepend(id: string, older: readonly Entry[], more: boolean): void {
  change(id, (log) => {
    const first = log.entries[0]?.seq ?? Infinity;
    const entries = [...older.filter((entry) => entry.seq < first), ...log.entries];
    return { ...log, entries, complete: !more || startsAtOne(entries) };
  });
}

export function moved(id: string, userId: string, position: Position, me: string): void {
  change(id, (log) => {
    if (userId !== me) {
      const former = log.positions[userId] ?? UNREAD;
      return { ...log, positions: { ...log.positions, [userId]: merge(former, position) } };
    }
    const own = merge(log.own, position);
    return { ...log, own, unread: own.read === log.own.read ? log.unread : unreadAfter(log, own.read, me) };
  });
}

export function setUnread(id: string, unread: number): void {
  change(id, (log) => ({ ...log, unread }));
}

/** Lets go of what was read by scrolling up; it can be fetched again. */
export function trim(id: string): void {
  if (logOf(id).entries.length > KEPT) {
    change(id, (log) => ({ ...log, entries: log.entries.slice(-KEPT), complete: false }));
  }
}

export function dropLog(id: string): void {
  useLogs.setState(({ logs }) => ({ logs: without(logs, id) }));
}

export const forgetLogs = () => useLogs.setState({ logs: {} });

/** What is there, and after it what is new; on a reset what is there stays only as far as it adjoins. */
function joined(there: readonly Entry[], arrived: readonly Entry[], reset: boolean): readonly Entry[] {
  const from = arrived[0]?.seq;
  if (from === undefined) return there;
  const before = there.filter(({ seq }) => seq < from);
  if (reset && before.at(-1)?.seq !== from - 1) return arrived;
  return [...before, ...arrived];
}

/** Who writes has read what was there, and no other sign of that is given; who is gone is not waited for. */
function positionsAfter(positions: Log['positions'], entry: Entry): Log['positions'] {
  const { kind, senderId, seq } = entry;
  if (kind === 'member-left' || kind === 'member-removed') return without(positions, entry.content.memberId);
  if (kind !== 'message') return positions;
  return { ...positions, [senderId]: merge(positions[senderId] ?? UNREAD, { delivered: seq, read: seq }) };
}

function unreadAfter(log: Log, read: number, me: string): number {
  const later = log.entries.filter((e) => e.seq > read && e.kind === 'message' && e.senderId !== me).length;
  return Math.min(log.unread, later);
}

const startsAtOne = (entries: readonly Entry[]) => entries[0]?.seq === 1;

const merge = (a: Position, b: Position): Position => ({
  delivered: Math.max(a.delivered, b.delivered, a.read, b.read),
  read: Math.max(a.read, b.read),
});
