import type { Entry, MessageEntry } from '../realtime';

export const ME = 'me';
export const THEM = 'them';

export const message = (
  seq: number,
  text = `text ${seq}`,
  more: Partial<MessageEntry> = {},
): MessageEntry => ({
  seq,
  kind: 'message',
  senderId: THEM,
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, seq)).toISOString(),
  clientMessageId: `id-${seq}`,
  content: { text },
  ...more,
});

export const messages = (from: number, to: number): MessageEntry[] =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at));

/** As the wire has it: the place beside the entry. */
export const pushOf = (log: string, { seq, ...d }: Entry) => ({ t: 'entry', log, seq, d });
