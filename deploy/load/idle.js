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

export const options = {
  scenarios: {
    idle: { executor: 'per-vu-iterations', vus: VUS, iterations: 1, maxDuration: `${Math.ceil(SOCKETS / CONNECTS) + HOLD + 60}s` },
  },
  setupTimeout: '10m',
  thresholds: { parley_ready: [`count>=${SOCKETS}`], parley_dropped: ['count==0'] },
};

export function setup() {
  return register(Math.ceil(SOCKETS / PER_USER));
}

export default function (users) {
  const share = Math.floor(SOCKETS / VUS);
  const begin = share * (__VU - 1);
  const sockets = [];
  let closing = false;
  const opening = setInterval(() => {
    const user = users[(begin + sockets.length) % users.length];
    sockets.push(
      connect(user.token, {
        ready: () => ready.add(1),
        closed: () => closing || dropped.add(1),
      }),
    );
    if (sockets.length < share) return;
    clearInterval(opening);
    setTimeout(() => {
      closing = true;
      sockets.forEach((socket) => socket.close());
    }, HOLD * 1000);
  }, (1000 * VUS) / CONNECTS);
}
