import type { Entry, MessageEntry, Pending } from '../realtime';
import { dayOf } from '../time';

const GROUP_MS = 5 * 60_000;

/** A message as it is drawn; `first` and `last` say where it stands among neighbours of the same sender. */
export interface MessageRow {
  type: 'message';
  key: string;
  senderId: string;
  mine: boolean;
  text: string;
  createdAt: string;
  seq: number | null;
  pending: Pending | null;
  first: boolean;
  last: boolean;
}

export type SystemEntry = Exclude<Entry, { kind: 'message' | 'unknown' }>;

export type Row =
  | MessageRow
  | { type: 'system'; key: string; createdAt: string; entry: SystemEntry }
  | { type: 'unread'; key: string; createdAt: string };

export interface Day {
  day: number;
  rows: Row[];
}

/**
 * What the pane shows, from top to bottom. A message keeps its key when it turns from pending to stored, so
 * that nothing flickers. `readAtOpening` is where the line "New" goes; null shows none.
 */
export function daysOf(
  entries: readonly Entry[],
  pending: readonly Pending[],
  me: string,
  readAtOpening: number | null,
): Day[] {
  const rows: Row[] = [];
  const shown = new Set<string>();
  let marked = readAtOpening === null;
  for (const entry of entries) {
    if (entry.kind === 'unknown') continue;
    if (entry.kind !== 'message') {
      rows.push({ type: 'system', key: `s${entry.seq}`, createdAt: entry.createdAt, entry });
      continue;
    }
    if (!marked && entry.seq > (readAtOpening ?? 0) && entry.senderId !== me) {
      marked = true;
      rows.push({ type: 'unread', key: 'unread', createdAt: entry.createdAt });
    }
    if (entry.clientMessageId) shown.add(entry.clientMessageId);
    rows.push(fromEntry(entry, me));
  }
  rows.push(
    ...pending.filter((each) => !shown.has(each.clientMessageId)).map((each) => fromPending(each, me)),
  );
  return byDay(grouped(rows));
}

const fromEntry = (entry: MessageEntry, me: string): MessageRow => ({
  type: 'message',
  key: entry.senderId === me && entry.clientMessageId ? entry.clientMessageId : `m${entry.seq}`,
  senderId: entry.senderId,
  mine: entry.senderId === me,
  text: entry.content.text,
  createdAt: entry.createdAt,
  seq: entry.seq,
  pending: null,
  first: true,
  last: true,
});

const fromPending = (pending: Pending, me: string): MessageRow => ({
  type: 'message',
  key: pending.clientMessageId,
  senderId: me,
  mine: true,
  text: pending.text,
  createdAt: pending.createdAt,
  seq: pending.seq ?? null,
  pending,
  first: true,
  last: true,
});

function grouped(rows: Row[]): Row[] {
  return rows.map((row, at) =>
    row.type === 'message'
      ? { ...row, first: !together(rows[at - 1], row), last: !together(row, rows[at + 1]) }
      : row,
  );
}

function together(a: Row | undefined, b: Row | undefined): boolean {
  if (a?.type !== 'message' || b?.type !== 'message' || a.senderId !== b.senderId) return false;
  const apart = Date.parse(b.createdAt) - Date.parse(a.createdAt);
  return apart < GROUP_MS && dayOf(a.createdAt) === dayOf(b.createdAt);
}

function byDay(rows: Row[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const day = dayOf(row.createdAt);
    const current = days.at(-1);
    // A clock that is a little off must not tear a day apart.
    if (current && day <= current.day) current.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
