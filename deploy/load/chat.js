// One-to-one chat over WebSockets: PAIRS pairs send RATE messages a second in all for DURATION seconds, after WARMUP
// seconds of the same. Every message, those of the warm-up too, is followed by its clientMessageId to its
// acknowledgement (stored) and to the other side (delivered); latencies count from when the message was due.
import { Counter, Trend } from 'k6/metrics';
import { connect, direct, number, register, uuid } from './parley.js';

const PAIRS = number('PAIRS', 40);
const RATE = number('RATE', 1000);
const DURATION = number('DURATION', 60);
const WARMUP = number('WARMUP', 15);
const VUS = number('VUS', 4);
const P99_MS = number('P99_MS', 150);
const OPENING = 5;
const SETTLING = 5;
const TICK_MS = 5;

// Of the messages that were due after the warm-up.
const sent = new Counter('parley_sent');
const acked = new Counter('parley_acked');
const delivered = new Counter('parley_delivered');
const ackLatency = new Trend('parley_ack_ms', true);
const deliveryLatency = new Trend('parley_delivery_ms', true);
// Of all messages.
const refused = new Counter('parley_refused');
const unanswered = new Counter('parley_unanswered');
const lost = new Counter('parley_lost');
const doubled = new Counter('parley_doubled');
const disordered = new Counter('parley_disordered');
const disconnected = new Counter('parley_disconnected');
const finished = new Counter('parley_finished');
const faults = { refused, unanswered, lost, doubled, disordered, disconnected };

export const options = {
  scenarios: {
    chat: { executor: 'per-vu-iterations', vus: VUS, iterations: 1, maxDuration: `${OPENING + WARMUP + DURATION + SETTLING + 30}s` },
  },
  setupTimeout: '5m',
  summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    ...Object.fromEntries(Object.keys(faults).map((name) => [`parley_${name}`, ['count==0']])),
    parley_finished: [`count==${PAIRS}`],
    parley_sent: [`count>=${0.99 * RATE * DURATION}`],
    parley_acked: [`count>=${0.99 * RATE * DURATION}`],
    parley_delivered: [`count>=${0.99 * RATE * DURATION}`],
    parley_delivery_ms: [`p(99)<=${P99_MS}`],
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
  // A metric without a sample would pass every threshold.
  [sent, acked, delivered, finished, ...Object.values(faults)].forEach((counter) => counter.add(0));
  const begin = Date.now() + OPENING * 1000;
  const mine = pairs.filter((_, i) => i % VUS === __VU - 1).map((pair) => new Pair(pair, begin));
  const ticks = setInterval(() => {
    const now = Date.now();
    mine.forEach((pair) => pair.sendUntil(now));
    if (now < begin + (WARMUP + DURATION) * 1000) return;
    clearInterval(ticks);
    setTimeout(() => mine.forEach((pair) => pair.finish()), SETTLING * 1000);
  }, TICK_MS);
}

class Pair {
  constructor({ from, to, conversation }, begin) {
    this.conversation = conversation;
    this.intervalMs = (1000 * PAIRS) / RATE;
    this.measured = begin + WARMUP * 1000;
    this.end = this.measured + DURATION * 1000;
    this.due = begin + Math.random() * this.intervalMs;
    this.messages = new Map(); // by clientMessageId, until acknowledged and delivered
    this.ready = 0;
    this.seq = 0;
    const ready = () => (this.ready += 1);
    const closed = (reason) => {
      console.error(`disconnected: ${reason}`);
      disconnected.add(1);
      this.ready = -Infinity;
    };
    this.sender = connect(from.token, { ready, closed });
    this.receiver = connect(to.token, { ready, closed, frame: (frame) => this.received(frame) });
  }

  sendUntil(now) {
    for (; this.ready === 2 && this.due < Math.min(now, this.end); this.due += this.intervalMs) this.send(this.due);
  }

  send(due) {
    const clientMessageId = uuid();
    const message = { due, counts: due >= this.measured, acked: false, delivered: false };
    this.messages.set(clientMessageId, message);
    if (message.counts) sent.add(1);
    const d = { conversationId: this.conversation, clientMessageId, text: `Message ${clientMessageId}, as long as a usual one is.` };
    this.sender.request('message.send', d, (reply) => this.answered(clientMessageId, message, reply));
  }

  answered(clientMessageId, message, reply) {
    if (!reply.ok) {
      console.error(`refused: ${reply.err.type}`);
      refused.add(1);
      this.messages.delete(clientMessageId);
      return;
    }
    message.acked = true;
    this.count(message, acked, ackLatency);
    this.forget(clientMessageId, message);
  }

  received(frame) {
    if (frame.t !== 'entry' || frame.log !== this.conversation) return;
    if (this.seq && frame.seq !== this.seq + 1) disordered.add(1);
    this.seq = frame.seq;
    if (!frame.d.clientMessageId) return;
    const message = this.messages.get(frame.d.clientMessageId);
    if (!message || message.delivered) {
      doubled.add(1);
      return;
    }
    message.delivered = true;
    this.count(message, delivered, deliveryLatency);
    this.forget(frame.d.clientMessageId, message);
  }

  count(message, counter, latency) {
    if (!message.counts) return;
    counter.add(1);
    latency.add(Date.now() - message.due);
  }

  forget(clientMessageId, message) {
    if (message.acked && message.delivered) this.messages.delete(clientMessageId);
  }

  finish() {
    const left = [...this.messages.values()];
    lost.add(left.filter((message) => message.acked).length);
    unanswered.add(left.filter((message) => !message.acked).length);
    finished.add(1);
    this.sender.close();
    this.receiver.close();
  }
}

export function handleSummary(data) {
  const values = (name) => (data.metrics[`parley_${name}`] || { values: {} }).values;
  const count = (name) => values(name).count || 0;
  const rate = (name) => `${name.padEnd(10)} ${(count(name) / DURATION).toFixed(0).padStart(6)} a second, ${count(name)} in all`;
  const ms = (value) => (value === undefined ? '-' : `${value.toFixed(0)} ms`).padEnd(8);
  const latency = (label, t) => `${label.padEnd(16)} p50 ${ms(t.med)} p95 ${ms(t['p(95)'])} p99 ${ms(t['p(99)'])} max ${ms(t.max)}`;
  const failed = Object.entries(data.metrics).flatMap(([name, metric]) =>
    Object.entries(metric.thresholds || {}).filter(([, threshold]) => !threshold.ok).map(([condition]) => `${name} ${condition}`),
  );
  const text = [
    `${PAIRS} pairs, ${RATE} messages a second asked for, ${DURATION} s`,
    rate('sent'),
    rate('acked'),
    rate('delivered'),
    latency('due → acked', values('ack_ms')),
    latency('due → delivered', values('delivery_ms')),
    Object.keys(faults).map((name) => `${name} ${count(name)}`).join('   '),
    failed.length ? `FAILED: ${failed.join(', ')}` : 'all bars are reached',
    '',
  ].join('\n');
  const files = { stdout: text };
  if (__ENV.SUMMARY) files[__ENV.SUMMARY] = JSON.stringify(data, null, 2);
  return files;
}
