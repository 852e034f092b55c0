// The same by REST: RATE messages a second are sent, and HISTORY pages of history are read a second, for DURATION seconds.
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';
import { URL, authorized, direct, number, register, uuid } from './parley.js';

const RATE = number('RATE', 100);
const HISTORY = number('HISTORY', 50);
const DURATION = number('DURATION', 30);
const PAIRS = number('PAIRS', 20);

const steady = (rate, run) => ({
  executor: 'constant-arrival-rate',
  rate,
  duration: `${DURATION}s`,
  preAllocatedVUs: 20,
  maxVUs: 100,
  exec: run,
});

export const options = {
  scenarios: { send: steady(RATE, 'send'), history: steady(HISTORY, 'history') },
  setupTimeout: '5m',
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    checks: ['rate==1'],
    iterations: [`count>=${0.99 * (RATE + HISTORY) * DURATION}`],
    'http_req_duration{scenario:send}': ['p(99)<=500'],
    'http_req_duration{scenario:history}': ['p(99)<=500'],
  },
};

export function setup() {
  const users = register(2 * PAIRS);
  return Array.from({ length: PAIRS }, (_, i) => ({
    token: users[2 * i].token,
    conversation: direct(users[2 * i], users[2 * i + 1]),
  }));
}

function pick(pairs) {
  return pairs[exec.scenario.iterationInTest % pairs.length];
}

export function send(pairs) {
  const { token, conversation } = pick(pairs);
  const body = JSON.stringify({ clientMessageId: uuid(), text: 'Hello by REST, as long as a usual message is.' });
  const answer = http.post(`${URL}/v1/conversations/${conversation}/messages`, body, authorized(token));
  check(answer, { stored: (a) => a.status === 201 && a.json('seq') > 0 });
}

export function history(pairs) {
  const { token, conversation } = pick(pairs);
  const answer = http.get(`${URL}/v1/conversations/${conversation}/entries?limit=50`, authorized(token));
  check(answer, { read: (a) => a.status === 200 });
}
