// One-to-one chat over WebSockets: PAIRS pairs send RATE messages a second in all for SECONDS, and every message is
// followed to its acknowledgement (stored) and to the other side (delivered).
import { Counter, Trend } from 'k6/metrics';
import { connect, direct, number, register, uuid } from './parley.js';

const PAIRS = number('PAIRS', 40);
const RATE = number('RATE', 1000);
const SECONDS = number('SECONDS', 60);
const WARMUP = number('WARMUP', 15);
const VUS = number('VUS', 4);
const SETTLE_MS = 5000;
const TICK_MS = 20;

const sent = new Counter('parley_sent');
const acked = new Counter('parley_acked');
const delivered = new Counter('parley_delivered');
const refused = new Counter('parley_refused');
const lost = new Counter('parley_lost');
const doubled = new Counter('parley_doubled');
const disconnected = new Counter('parley_disconnected');
const ackLatency = new Trend('parley_ack_ms', true);
const deliveryLatency = new Trend('parley_delivery_ms', true);

export const options = {
  scenarios: {
    chat: { executor: 'per-vu-iterations', vus: VUS, iterations: 1, maxDuration: `${WARMUP + SECONDS + 60}s` },
  },
  setupTimeout: '5m',
  summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    parley_lost: ['count==0'],
    parley_doubled: ['count==0'],
    parley_disconnected: ['count==0'],
    parley_delivery_ms: [`p(99)<=${number('P99_MS', 150)}`],
  },
};

export function setup() {
  const users = register(2 * PAIRS);
  return Array.from({ length: PAIRS }, (_, i) => {
    const [from, to] = [users[2 * i], users[2 * i + 1]];
    return { from, to, conversation: direct(from, to) };
  });
}

export default function (pairs) {
  const mine = pairs.filter((_, i) => i % VUS === __VU - 1).map((pair) => new Pair(pair));
  const intervalMs = (1000 * PAIRS) / RATE;
  const start = Date.now();
  const measured = start + WARMUP * 1000;
  const end = measured + SECONDS * 1000;
  const ticks = setInterval(() => {
    const now = Date.now();
    mine.forEach((pair) => pair.sendUntil(now, intervalMs, measured, end));
    if (now < end) return;
    clearInterval(ticks);
    setTimeout(() => {
      mine.forEach((pair) => pair.finish());
    }, SETTLE_MS);
  }, TICK_MS);
}

class Pair {
  constructor({ from, to, conversation }) {
    this.conversation = conversation;
    this.inFlight = new Map();
    this.open = true;
    this.ready = 0;
    this.next = Date.now() + Math.random() * 1000;
    const closed = () => this.open && disconnected.add(1);
    const ready = () => (this.ready += 1);
    this.sender = connect(from.token, { ready, closed });
    this.receiver = connect(to.token, { ready, closed, frame: (frame) => this.received(frame) });
  }

  sendUntil(now, intervalMs, measured, end) {
    if (this.ready < 2) {
      this.next = now;
      return;
    }
    for (; this.next <= Math.min(now, end); this.next += intervalMs) this.send(now >= measured);
  }

  send(counts) {
    const clientMessageId = uuid();
    const message = { at: Date.now(), counts, acked: false, delivered: 0 };
    this.inFlight.set(clientMessageId, message);
    if (counts) sent.add(1);
    const d = { conversationId: this.conversation, clientMessageId, text: `Message ${clientMessageId}, as long as a usual one is.` };
    this.sender.request('message.send', d, (reply) => {
      if (!reply.ok) {
        this.inFlight.delete(clientMessageId);
        refused.add(1);
        return;
      }
      message.acked = true;
      if (counts) {
        acked.add(1);
        ackLatency.add(Date.now() - message.at);
      }
      this.forget(clientMessageId, message);
    });
  }

  received(frame) {
    if (frame.t !== 'entry' || !frame.d.clientMessageId) return;
    const message = this.inFlight.get(frame.d.clientMessageId);
    if (!message) {
      doubled.add(1);
      return;
    }
    message.delivered += 1;
    if (message.delivered > 1) doubled.add(1);
    if (message.counts) {
      delivered.add(1);
      deliveryLatency.add(Date.now() - message.at);
    }
    this.forget(frame.d.clientMessageId, message);
  }

  forget(clientMessageId, message) {
    if (message.acked && message.delivered) this.inFlight.delete(clientMessageId);
  }

  finish() {
    this.open = false;
    lost.add([...this.inFlight.values()].filter((message) => message.acked && !message.delivered).length);
    this.sender.close();
    this.receiver.close();
  }
}

export function handleSummary(data) {
  const count = (name) => (data.metrics[name] ? data.metrics[name].values.count : 0);
  const trend = (name) => (data.metrics[name] ? data.metrics[name].values : {});
  const ms = (value) => (value === undefined ? '-' : `${value.toFixed(1)} ms`);
  const line = (name, t) => `${name.padEnd(22)} p50 ${ms(t.med)}   p95 ${ms(t['p(95)'])}   p99 ${ms(t['p(99)'])}   max ${ms(t.max)}`;
  const text = [
    `sent ${count('parley_sent')} in ${SECONDS} s by ${PAIRS} pairs (asked: ${RATE}/s)`,
    `acked                  ${(count('parley_acked') / SECONDS).toFixed(0)}/s (${count('parley_acked')})`,
    `delivered              ${(count('parley_delivered') / SECONDS).toFixed(0)}/s (${count('parley_delivered')})`,
    `lost ${count('parley_lost')}   doubled ${count('parley_doubled')}   refused ${count('parley_refused')}   disconnected ${count('parley_disconnected')}`,
    line('send → ack', trend('parley_ack_ms')),
    line('send → delivered', trend('parley_delivery_ms')),
    '',
  ].join('\n');
  const files = { stdout: text };
  if (__ENV.SUMMARY) files[__ENV.SUMMARY] = JSON.stringify(data, null, 2);
  return files;
}
