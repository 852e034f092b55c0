type Frame = Record<string, unknown>;

interface Sent {
  id: number;
  op: string;
  d: Frame;
}

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  static opened: FakeSocket[] = [];
  static open = (url: string, protocols: string[]): WebSocket => {
    const socket = new FakeSocket(url, protocols);
    FakeSocket.opened.push(socket);
    return socket as unknown as WebSocket;
  };
  static get last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  readyState: number = WebSocket.OPEN;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Sent[] = [];
  readonly url: string;
  readonly protocols: string[];

  constructor(url: string, protocols: string[]) {
    this.url = url;
    this.protocols = protocols;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  /** The server says something. */
  say(frame: Frame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  hello(more: Frame = {}): void {
    const d = {
      protocol: 'parley.v1',
      heartbeatMs: 25_000,
      maxFrameBytes: 65_536,
      authenticated: true,
      ...more,
    };
    this.say({ t: 'hello', d });
  }

  /** The last request of this kind. */
  request(op: string): Sent {
    const found = this.sent.findLast((each) => each.op === op);
    if (!found)
      throw new Error(`nothing asked for ${op}; there was ${this.sent.map((each) => each.op).join(', ')}`);
    return found;
  }

  reply(op: string, ok: Frame): void {
    this.say({ re: this.request(op).id, ok });
  }

  refuse(op: string, name: string, more: Frame = {}): void {
    const err = { type: `https://parley.dev/problems/${name}`, title: name, ...more };
    this.say({ re: this.request(op).id, err });
  }

  /** The connection ends. */
  cut(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}
