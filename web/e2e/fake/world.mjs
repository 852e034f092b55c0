import { randomUUID } from 'node:crypto';

export const users = new Map(); // id → profile
export const conversations = new Map(); // id → { id, kind, title, createdBy, createdAt, roles: Map }
export const logs = new Map(); // id → entries
export const positions = new Map(); // log → Map(userId → { delivered, read })
export const sessions = new Set(); // { userId, send, watched }

export const push = (userIds, frame) => {
  for (const session of sessions)
    if (userIds.includes(session.userId) && session.resumed) session.send(frame);
};

export const membersOf = (id) => [...(conversations.get(id)?.roles.keys() ?? [])];

export function addUser(username, displayName = username, bio = '') {
  const userId = randomUUID();
  users.set(userId, { userId, username, displayName, bio, locale: 'en', timeZone: 'UTC', updatedAt: now() });
  logs.set(userId, []);
  return userId;
}

export const now = () => new Date().toISOString();

export function append(log, entry, at = now()) {
  const entries = logs.get(log) ?? [];
  logs.set(log, entries);
  const known =
    entry.clientMessageId && entries.find((each) => each.clientMessageId === entry.clientMessageId);
  if (known) return { ...known, duplicate: true };
  const stored = { ...entry, seq: entries.length + 1, createdAt: at };
  entries.push(stored);
  const { seq, ...d } = stored;
  push(conversations.has(log) ? membersOf(log) : [log], { t: 'entry', log, seq, d });
  return { ...stored, duplicate: false };
}

export function createConversation(kind, creator, memberIds, title = null, at = now()) {
  const id = randomUUID();
  const roles = new Map([
    [creator, 'owner'],
    ...memberIds.map((each) => [each, kind === 'direct' ? 'owner' : 'member']),
  ]);
  conversations.set(id, { id, kind, title, createdBy: creator, createdAt: at, roles, version: 1 });
  positions.set(id, new Map());
  for (const userId of roles.keys()) {
    append(userId, { kind: 'conversation-joined', senderId: creator, content: { conversationId: id } }, at);
  }
  const content = { conversationKind: kind, ...(title && { title }), memberIds: [...roles.keys()] };
  append(id, { kind: 'conversation-created', senderId: creator, content }, at);
  return id;
}

export function view(id, userId) {
  const { roles, ...conversation } = conversations.get(id);
  return {
    ...conversation,
    lastActivityAt: logs.get(id)?.at(-1)?.createdAt ?? conversation.createdAt,
    memberCount: roles.size,
    role: roles.get(userId),
    memberIds: [...roles.keys()].slice(0, 10),
  };
}

export function position(log, userId) {
  return positions.get(log)?.get(userId) ?? { delivered: 0, read: 0 };
}

export function unread(log, userId) {
  const { read } = position(log, userId);
  return (logs.get(log) ?? []).filter((e) => e.seq > read && e.kind === 'message' && e.senderId !== userId)
    .length;
}

export function advance(log, userId, { delivered = 0, read = 0 }) {
  const before = position(log, userId);
  const after = { delivered: Math.max(before.delivered, delivered, read), read: Math.max(before.read, read) };
  positions.get(log)?.set(userId, after);
  push(membersOf(log), { t: 'position', log, d: { userId, ...after } });
  return { ...after, unread: unread(log, userId) };
}
