import * as world from './world.mjs';

const onlineNow = () => new Set([...world.sessions].map(({ userId }) => userId));

function tellPresence(userId) {
  const online = onlineNow().has(userId);
  for (const session of world.sessions) {
    if (session.watched.includes(userId)) session.send({ t: 'presence', d: { userId, online } });
  }
}

function answer(session, userId, op, d) {
  switch (op) {
    case 'resume': {
      const mine = [
        userId,
        ...[...world.conversations.values()].filter((c) => c.roles.has(userId)).map((c) => c.id),
      ];
      const heads = {};
      for (const log of mine) {
        const entries = world.logs.get(log) ?? [];
        const from = d.positions[log];
        const missing = from === undefined ? entries.slice(-20) : entries.slice(from);
        heads[log] = entries.length;
        if (missing.length === 0) continue;
        session.send({
          t: 'log',
          log,
          d: {
            head: entries.length,
            from: missing[0].seq,
            entries: missing,
            limited: from === undefined && entries.length > 20,
            ...world.position(log, userId),
            unread: world.unread(log, userId),
          },
        });
      }
      session.send({ t: 'caught-up', d: { heads } });
      session.resumed = true;
      return { ok: { logs: mine.length } };
    }
    case 'message.send': {
      if (d.text === '/fail')
        return { err: { type: 'https://parley.dev/problems/forbidden', title: 'You may not write here' } };
      const { conversationId, clientMessageId, text } = d;
      const { seq, createdAt, duplicate } = world.append(conversationId, {
        kind: 'message',
        senderId: userId,
        clientMessageId,
        content: { text },
      });
      return { ok: { seq, createdAt, duplicate } };
    }
    case 'position.advance':
      return { ok: world.advance(d.conversationId, userId, d) };
    case 'typing': {
      const others = world.membersOf(d.conversationId).filter((id) => id !== userId);
      world.push(others, { t: 'typing', log: d.conversationId, d: { userId, typing: d.typing } });
      return { ok: {} };
    }
    case 'presence.watch':
      session.watched = d.userIds;
      return { ok: { online: d.userIds.filter((id) => onlineNow().has(id)) } };
    default:
      return { ok: { serverTime: world.now(), expiresAt: world.now() } };
  }
}

export function attach(socket, request) {
  const userId = /bearer\.([\w-]+)/.exec(request.headers['sec-websocket-protocol'] ?? '')?.[1];
  if (!world.users.has(userId)) return socket.close(4401);
  const session = {
    userId,
    watched: [],
    resumed: false,
    send: (frame) => socket.send(JSON.stringify(frame)),
  };
  world.sessions.add(session);
  tellPresence(userId);
  session.send({
    t: 'hello',
    d: { protocol: 'parley.v1', heartbeatMs: 25000, maxFrameBytes: 65536, authenticated: true },
  });
  socket.on('message', (text) => {
    const { id, op, d } = JSON.parse(text.toString());
    session.send({ re: id, ...answer(session, userId, op, d) });
  });
  socket.on('close', () => {
    world.sessions.delete(session);
    tellPresence(userId);
  });
}
