// What the load scripts share: accounts, conversations and sockets, by the public API alone.
import http from 'k6/http';
import { WebSocket } from 'k6/websockets';

export const URL = __ENV.PARLEY_URL || 'http://127.0.0.1:8080';
export const SOCKET_URL = (__ENV.PARLEY_SOCKET_URL || URL).replace(/^http/, 'ws') + '/v1/realtime';
const PASSWORD = 'lantern orbit walnut 42';
const JSON_BODY = { 'Content-Type': 'application/json' };
const REGISTRATIONS_AT_ONCE = 4;
const TRIES = 30;

export function number(name, otherwise) {
  return __ENV[name] ? Number(__ENV[name]) : otherwise;
}

export function uuid() {
  return crypto.randomUUID();
}

export function authorized(token) {
  return { headers: { ...JSON_BODY, Authorization: `Bearer ${token}` } };
}

/** New accounts: [{ id, token }, …]. */
export function register(count) {
  const run = Date.now().toString(36);
  const users = [];
  while (users.length < count) {
    const batch = [];
    for (let i = users.length; i < Math.min(count, users.length + REGISTRATIONS_AT_ONCE); i++) {
      const username = `load-${run}-${i}`;
      const body = { username, email: `${username}@example.org`, password: PASSWORD };
      batch.push(['POST', `${URL}/v1/auth/register`, JSON.stringify(body), { headers: JSON_BODY }]);
    }
    for (const answer of http.batch(batch)) {
      if (answer.status !== 201) throw new Error(`registration failed: ${answer.status} ${answer.body}`);
      users.push({ id: answer.json('user.id'), token: answer.json('accessToken') });
    }
  }
  return users;
}

/** The id of the direct conversation of the two; asked again while the other's registration has not got around. */
export function direct(user, other) {
  const body = JSON.stringify({ kind: 'direct', memberIds: [other.id] });
  let answer;
  for (let i = 0; i < TRIES; i++) {
    answer = http.post(`${URL}/v1/conversations`, body, authorized(user.token));
    if (answer.status === 201 || answer.status === 200) return answer.json('id');
  }
  throw new Error(`no conversation: ${answer.status} ${answer.body}`);
}

/**
 * A socket that is caught up. `on` may have ready(), frame(frame), and closed(reason), which is called once, and not
 * for a close of our own. socket.request(op, d, reply) sends a frame and hands its answer to reply.
 */
export function connect(token, on) {
  const ws = new WebSocket(SOCKET_URL, ['parley.v1'], { headers: { Authorization: `Bearer ${token}` } });
  const replies = new Map();
  let open = true;
  let nextId = 1;
  let heartbeat;
  const socket = {
    request(op, d, reply) {
      const id = nextId++;
      if (reply) replies.set(id, reply);
      ws.send(JSON.stringify({ id, op, d }));
    },
    close() {
      over();
      ws.close();
    },
  };
  const over = () => {
    const wasOpen = open;
    open = false;
    clearInterval(heartbeat);
    return wasOpen;
  };
  const lost = (reason) => over() && on.closed && on.closed(reason);
  ws.onmessage = (event) => {
    if (!open) return;
    const frame = JSON.parse(event.data);
    if (frame.t === 'hello') {
      socket.request('resume', { positions: {} }, (reply) => (reply.ok ? on.ready && on.ready() : lost(reply.err.type)));
      heartbeat = setInterval(() => socket.request('ping', {}), frame.d.heartbeatMs);
    } else if (frame.re !== undefined) {
      const reply = replies.get(frame.re);
      replies.delete(frame.re);
      if (reply) reply(frame);
    } else if (on.frame) {
      on.frame(frame);
    }
  };
  ws.onclose = (event) => lost(event.code);
  ws.onerror = (event) => lost(event.error);
  return socket;
}
