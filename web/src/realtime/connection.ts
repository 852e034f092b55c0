import * as v from 'valibot';
import { answers, parseFrame, type Answer, type Operation, type Push, type Reply } from './frames';
import { ConnectionLost, RequestRefused } from './problem';

const REPLY_TIMEOUT_MS = 15_000;
/** The close code this side reports when the server stopped answering. */
const HEARTBEAT_MISSED = 4000;

export type OpenSocket = (url: string, protocols: string[]) => WebSocket;

export interface ConnectionEvents {
  push: (frame: Push) => void;
  close: (code: number) => void;
}

interface Waiting {
  operation: Operation;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** One WebSocket from its opening to its end: matches replies to requests and notices when the peer is dead. */
export class Connection {
  private readonly socket: WebSocket;
  private readonly events: ConnectionEvents;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private heartbeatMs = 0;
  private heartbeat: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(open: OpenSocket, url: string, token: string, events: ConnectionEvents) {
    this.events = events;
    this.socket = open(url, ['parley.v1', `bearer.${token}`]);
    this.socket.onmessage = (message: MessageEvent) => this.receive(String(message.data));
    this.socket.onclose = (event) => this.end(event.code);
  }

  /** Rejects with `RequestRefused` when the server says no, with `ConnectionLost` when no answer came. */
  request<O extends Operation>(operation: O, d: unknown, timeoutMs = REPLY_TIMEOUT_MS): Promise<Answer<O>> {
    return new Promise((resolve, reject) => {
      if (this.ended || this.socket.readyState !== WebSocket.OPEN) {
        reject(new ConnectionLost('not connected'));
        return;
      }
      const id = ++this.lastId;
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new ConnectionLost(`no reply to ${operation}`));
      }, timeoutMs);
      this.waiting.set(id, { operation, resolve: resolve as (answer: unknown) => void, reject, timer });
      this.socket.send(JSON.stringify({ id, op: operation, d }));
      this.scheduleHeartbeat();
    });
  }

  /** Asks for a sign of life now, and ends the connection when there is none. */
  probe(timeoutMs = 5_000): void {
    this.request('ping', {}, timeoutMs).catch((error: unknown) => {
      if (error instanceof ConnectionLost) this.close(HEARTBEAT_MISSED);
    });
  }

  /** Ends at once; a dead network would let the closing handshake wait for minutes. */
  close(code: number): void {
    if (this.ended) return;
    this.socket.close(1000);
    this.end(code);
  }

  private receive(text: string): void {
    if (this.ended) return;
    const frame = parseFrame(text);
    if (frame === null) console.warn('a frame that this client does not know was left out');
    else if ('re' in frame) this.settle(frame);
    else {
      if (frame.t === 'hello') {
        this.heartbeatMs = frame.d.heartbeatMs;
        this.scheduleHeartbeat();
      }
      this.events.push(frame);
    }
  }

  private settle(reply: Reply): void {
    const request = reply.re === null ? undefined : this.waiting.get(reply.re);
    if (reply.re === null || !request) return;
    this.waiting.delete(reply.re);
    clearTimeout(request.timer);
    if (reply.err) {
      request.reject(new RequestRefused(reply.err));
      return;
    }
    const answer = v.safeParse(answers[request.operation], reply.ok);
    if (answer.success) request.resolve(answer.output);
    else
      request.reject(new ConnectionLost(`an answer to ${request.operation} that this client does not know`));
  }

  private scheduleHeartbeat(): void {
    clearTimeout(this.heartbeat);
    if (this.heartbeatMs > 0 && !this.ended) {
      this.heartbeat = setTimeout(() => this.probe(10_000), this.heartbeatMs);
    }
  }

  private end(code: number): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.heartbeat);
    for (const request of this.waiting.values()) {
      clearTimeout(request.timer);
      request.reject(new ConnectionLost('the connection closed'));
    }
    this.waiting.clear();
    this.events.close(code);
  }
}
