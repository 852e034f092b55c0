// SOCKETS idle WebSockets of SOCKETS / PER_USER users, opened at CONNECTS a second and held for HOLD seconds.
// What each costs is read from the outside: see deploy/load/bench.
import { Counter } from 'k6/metrics';
import { connect, number, register } from './parley.js';

const SOCKETS = number('SOCKETS', 10000);
const PER_USER = number('PER_USER', 20);
const CONNECTS = number('CONNECTS', 200);
const HOLD = number('HOLD', 40);
const VUS = number('VUS', 10);

const ready = new Counter('parley_ready');
const dropped = new Counter('parley_dropped');
const closed = new Counter('parley_closed');

export const options = {
  scenarios: {
    idle: { executor: 'per-vu-iterations', vus: VUS, iterations: 1, maxDuration: `${Math.ceil(SOCKETS / CONNECTS) * 2 + HOLD + 60}s` },
  },
  setupTimeout: '10m',
  thresholds: { parley_ready: [`count==${SOCKETS}`], parley_closed: [`count==${SOCKETS}`], parley_dropped: ['count==0'] },
};

export function setup() {
  return register(Math.ceil(SOCKETS / PER_USER));
}

export default function (users) {
  // A metric without a sample would pass every threshold.
  [ready, dropped, closed].forEach((counter) => counter.add(0));
  const share = Math.floor((SOCKETS * __VU) / VUS) - Math.floor((SOCKETS * (__VU - 1)) / VUS);
  const begin = Math.floor((SOCKETS * (__VU - 1)) / VUS);
  const sockets = [];
  const opening = setInterval(() => {
    const user = users[(begin + sockets.length) % users.length];
    sockets.push(connect(user.token, { ready: () => ready.add(1), closed: drop }));
    if (sockets.length < share) return;
    clearInterval(opening);
    setTimeout(() => {
      sockets.forEach((socket) => socket.close());
      closed.add(sockets.length);
    }, HOLD * 1000);
  }, (1000 * VUS) / CONNECTS);
}

function drop(reason) {
  console.error(`dropped: ${reason}`);
  dropped.add(1);
}
