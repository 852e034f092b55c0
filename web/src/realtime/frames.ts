import * as v from 'valibot';
import { entrySchema } from './entry';
import { problemSchema } from './problem';

const count = v.fallback(v.number(), 0);
const heads = v.record(v.string(), v.number());

const hello = v.object({
  t: v.literal('hello'),
  d: v.object({
    heartbeatMs: v.fallback(v.number(), 25_000),
    maxFrameBytes: v.fallback(v.number(), 65_536),
    authenticated: v.boolean(),
  }),
});

const log = v.object({
  t: v.literal('log'),
  log: v.string(),
  d: v.object({
    head: v.number(),
    from: v.nullish(v.number()),
    entries: v.array(entrySchema),
    limited: v.fallback(v.boolean(), false),
    delivered: count,
    read: count,
    unread: count,
  }),
});

const entry = v.pipe(
  v.object({ t: v.literal('entry'), log: v.string(), seq: v.number(), d: v.record(v.string(), v.unknown()) }),
  v.transform(({ t, log, seq, d }) => ({ t, log, entry: v.parse(entrySchema, { ...d, seq }) })),
);

const push = v.union([
  hello,
  log,
  entry,
  v.object({ t: v.literal('caught-up'), d: v.object({ heads }) }),
  v.object({
    t: v.literal('typing'),
    log: v.string(),
    d: v.object({ userId: v.string(), typing: v.boolean() }),
  }),
  v.object({ t: v.literal('presence'), d: v.object({ userId: v.string(), online: v.boolean() }) }),
  v.object({
    t: v.literal('position'),
    log: v.string(),
    d: v.object({ userId: v.string(), delivered: count, read: count }),
  }),
  v.object({ t: v.literal('limited') }),
  v.object({ t: v.literal('drain'), d: v.object({ reconnectAfterMs: v.number() }) }),
]);

const reply = v.object({
  re: v.nullable(v.number()),
  ok: v.optional(v.unknown()),
  err: v.optional(problemSchema),
});

export type Push = v.InferOutput<typeof push>;
export type Reply = v.InferOutput<typeof reply>;
export type LogFrame = v.InferOutput<typeof log>;

/** What each operation answers; a reply is parsed with the schema of the operation that asked. */
export const answers = {
  authenticate: v.object({ userId: v.string(), expiresAt: v.string() }),
  'token.refresh': v.object({ expiresAt: v.string() }),
  resume: v.object({ logs: v.number() }),
  'message.send': v.object({ seq: v.number(), createdAt: v.string(), duplicate: v.boolean() }),
  'position.advance': v.object({ delivered: count, read: count, unread: count }),
  typing: v.object({}),
  'presence.watch': v.object({ online: v.array(v.string()) }),
  ping: v.object({}),
};

export type Operation = keyof typeof answers;
export type Answer<O extends Operation> = v.InferOutput<(typeof answers)[O]>;
export type Ack = Answer<'message.send'>;

/** The one place where text from the socket becomes a typed frame; null for what the protocol does not know. */
export function parseFrame(text: string): Push | Reply | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const isReply = typeof json === 'object' && json !== null && 're' in json;
  const result = isReply ? v.safeParse(reply, json) : v.safeParse(push, json);
  return result.success ? result.output : null;
}
