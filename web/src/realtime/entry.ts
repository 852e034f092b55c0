import * as v from 'valibot';

const role = v.picklist(['owner', 'admin', 'member']);
export type Role = v.InferOutput<typeof role>;
export const roleSchema = role;

const common = {
  seq: v.number(),
  senderId: v.string(),
  createdAt: v.string(),
  clientMessageId: v.nullish(v.string()),
};

const kind = <K extends string, C extends v.ObjectEntries>(name: K, content: C) =>
  v.object({ ...common, kind: v.literal(name), content: v.object(content) });

const known = v.variant('kind', [
  kind('message', { text: v.string() }),
  kind('conversation-created', {
    conversationKind: v.picklist(['direct', 'group']),
    title: v.nullish(v.string()),
    memberIds: v.array(v.string()),
  }),
  kind('members-added', { memberIds: v.array(v.string()) }),
  kind('member-removed', { memberId: v.string() }),
  kind('member-left', { memberId: v.string() }),
  kind('roles-changed', { members: v.array(v.object({ userId: v.string(), role })) }),
  kind('conversation-renamed', { title: v.string() }),
  kind('conversation-joined', { conversationId: v.string() }),
  kind('conversation-left', { conversationId: v.string() }),
]);

/** A kind this client does not know still has its place in the log; it is kept, and shown as nothing. */
const unknown = v.pipe(
  v.object({
    seq: v.number(),
    senderId: v.fallback(v.string(), ''),
    createdAt: v.fallback(v.string(), ''),
  }),
  v.transform((entry) => ({ ...entry, kind: 'unknown' as const, clientMessageId: null, content: {} })),
);

export const entrySchema = v.union([known, unknown]);

/** One durable change of a log, at its place `seq`. */
export type Entry = v.InferOutput<typeof entrySchema>;
export type MessageEntry = Extract<Entry, { kind: 'message' }>;
