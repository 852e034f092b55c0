const REPEAT_MS = 3_000;
const PAUSE_MS = 4_500;

/** Tells that the user is typing: at once, then every few seconds while it goes on, and when it stops. */
export class TypingSignal {
  private readonly tell: (typing: boolean) => void;
  private toldAt = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (typing: boolean) => void) {
    this.tell = tell;
  }

  typed(now = Date.now()): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.stopped(), PAUSE_MS);
    if (now - this.toldAt < REPEAT_MS) return;
    this.toldAt = now;
    this.tell(true);
  }

  stopped(): void {
    clearTimeout(this.pause);
    if (this.toldAt === 0) return;
    this.toldAt = 0;
    this.tell(false);
  }
}
