import * as world from './world.mjs';

export class Refusal extends Error {
  constructor(status, name, detail, errors) {
    super(detail);
    this.status = status;
    this.problem = { type: `https://parley.dev/problems/${name}`, title: detail, detail, errors };
  }
}

const passwords = new Map(); // of those who registered; who was there from the start takes any

const cookie = (userId) => ({
  'set-cookie': `parley_refresh=${userId}; HttpOnly; SameSite=Strict; Path=/v1/auth`,
});
const tokens = (userId, status = 200) => {
  const { username } = world.users.get(userId);
  const body = { user: { id: userId, username }, accessToken: userId, tokenType: 'Bearer', expiresIn: 600 };
  return { status, headers: cookie(userId), body };
};

const anonymous = {
  'POST /v1/auth/register': (_, { username, password, displayName }) => {
    if ([...world.users.values()].some((user) => user.username === username)) {
      throw new Refusal(409, 'username-taken', 'This username is taken.');
    }
    if (/^(.)\1+$|password/.test(password)) {
      throw new Refusal(422, 'weak-password', 'This password is too easy to guess. Add another word or two.');
    }
    const userId = world.addUser(username, displayName || username);
    passwords.set(userId, password);
    return tokens(userId, 201);
  },
  'POST /v1/auth/login': (_, { login, password }) => {
    const user = [...world.users.values()].find(({ username }) => username === login);
    if (!user || (passwords.get(user.userId) ?? password) !== password)
      throw new Refusal(401, 'invalid-credentials', 'Wrong login or password.');
    return tokens(user.userId);
  },
  'POST /v1/auth/refresh': (_, __, headers) => {
    const userId = /parley_refresh=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
    if (!world.users.has(userId)) throw new Refusal(401, 'invalid-refresh-token', 'Log in again.');
    return tokens(userId);
  },
  'POST /v1/auth/logout': () => ({ status: 204, headers: cookie('') }),
};

const authorized = {
  'GET /v1/profiles': (me, { searchParams }) => ({
    body: { items: (searchParams.get('ids') ?? '').split(',').flatMap((id) => world.users.get(id) ?? []) },
  }),
  'GET /v1/profiles/search': (me, { searchParams }) => {
    const q = (searchParams.get('q') ?? '').toLowerCase();
    const fits = ({ username, displayName }) =>
      [username, ...displayName.split(' ')].some((word) => word.toLowerCase().startsWith(q));
    return { body: { items: [...world.users.values()].filter(fits), nextCursor: null } };
  },
  'PATCH /v1/profiles/me': (me, _, body) => ({ body: Object.assign(world.users.get(me), body) }),
  'GET /v1/conversations': (me) => {
    const mine = [...world.conversations.values()]
      .filter(({ roles }) => roles.has(me))
      .map(({ id }) => world.view(id, me));
    return {
      body: {
        items: mine.sort((a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt)),
        nextCursor: null,
      },
    };
  },
  'POST /v1/messages/batch': (me, _, { messages }) => {
    const store = ({ conversationId, clientMessageId, text }) =>
      world.append(conversationId, { kind: 'message', senderId: me, clientMessageId, content: { text } });
    return { body: { results: messages.map((message) => ({ ok: store(message) })) } };
  },
  'POST /v1/conversations': (me, _, { kind, title, memberIds }) => {
    const there = [...world.conversations.values()].find(
      (each) => kind === 'direct' && each.kind === kind && each.roles.has(me) && each.roles.has(memberIds[0]),
    );
    return {
      status: 201,
      body: world.view(there?.id ?? world.createConversation(kind, me, memberIds, title), me),
    };
  },
};

/** The answer to a request about one conversation. */
function conversation(me, method, url, id, what, who, body) {
  const found = world.conversations.get(id);
  if (!found?.roles.has(me))
    throw new Refusal(404, 'conversation-not-found', 'There is no such conversation.');
  const tell = (kind, content) => world.append(id, { kind, senderId: me, content });
  switch (`${method} ${what ?? ''}`) {
    case 'GET ':
      return { body: world.view(id, me) };
    case 'PATCH ':
      found.title = body.title;
      tell('conversation-renamed', { title: body.title });
      return { body: world.view(id, me) };
    case 'GET members':
      return {
        body: {
          items: [...found.roles].map(([userId, role]) => ({ userId, role, joinedAt: found.createdAt })),
        },
      };
    case 'POST members':
      body.userIds.forEach((userId) => found.roles.set(userId, 'member'));
      tell('members-added', { memberIds: body.userIds });
      return { body: world.view(id, me) };
    case 'DELETE members': {
      const memberId = who === 'me' ? me : who;
      tell(who === 'me' ? 'member-left' : 'member-removed', { memberId });
      found.roles.delete(memberId);
      world.append(memberId, { kind: 'conversation-left', senderId: me, content: { conversationId: id } });
      return { status: 204 };
    }
    case 'PATCH members':
      found.roles.set(who, body.role);
      tell('roles-changed', { members: [{ userId: who, role: body.role }] });
      return { body: { userId: who, role: body.role } };
    case 'PUT owner':
      found.roles.set(me, 'admin').set(body.userId, 'owner');
      tell('roles-changed', {
        members: [
          { userId: body.userId, role: 'owner' },
          { userId: me, role: 'admin' },
        ],
      });
      return { body: world.view(id, me) };
    case 'GET entries': {
      const before = Number(url.searchParams.get('before') ?? Infinity);
      const entries = world.logs
        .get(id)
        .filter(({ seq }) => seq < before)
        .slice(-Number(url.searchParams.get('limit')));
      const more = (entries[0]?.seq ?? 1) > 1;
      return { body: { entries, head: world.logs.get(id).length, nextBefore: more ? entries[0].seq : null } };
    }
    case 'GET positions':
      return { body: { items: [...world.positions.get(id)].map(([userId, each]) => ({ userId, ...each })) } };
  }
  throw new Refusal(404, 'not-found', 'No such path.');
}

export function routes(method, url, body, headers) {
  const open = anonymous[`${method} ${url.pathname}`];
  if (open) return open(url, body, headers);
  const me = headers.authorization?.slice('Bearer '.length);
  if (!world.users.has(me)) throw new Refusal(401, 'unauthenticated', 'Log in first.');
  const known = authorized[`${method} ${url.pathname}`];
  if (known) return known(me, url, body);
  const [, id, what, who] =
    /^\/v1\/conversations\/([\w-]+)(?:\/(\w+))?(?:\/([\w-]+))?$/.exec(url.pathname) ?? [];
  return conversation(me, method, url, id, what, who, body);
}
