import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A cable between a browser and the server that can be pulled: what is open breaks, what is new fails. */
export class Link {
  private readonly open = new Set<Socket>();
  private whole = true;

  private readonly close: () => void;

  private constructor(close: () => void) {
    this.close = close;
  }

  static async to(target: URL): Promise<{ link: Link; url: string }> {
    const server = createServer((near) => link.connect(near, target));
    const link = new Link(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { link, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  pull(): void {
    this.whole = false;
    this.open.forEach((socket) => socket.destroy());
  }

  plug(): void {
    this.whole = true;
  }

  end(): void {
    this.pull();
    this.close();
  }

  private connect(near: Socket, target: URL): void {
    if (!this.whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from
        .on('error', () => to.destroy())
        .on('close', () => {
          this.open.delete(from);
          to.destroy();
        });
      from.pipe(to);
    }
  }
}
