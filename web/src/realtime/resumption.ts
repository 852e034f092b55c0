const SPACING_MS = 1_000;

/** Asks for what is missing, on one connection. A gap seen meanwhile makes it ask once more, a little later. */
export class Resumption {
  private readonly ask: () => Promise<unknown>;
  private readonly failed: () => void;
  private running = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: () => Promise<unknown>, failed: () => void) {
    this.ask = ask;
    this.failed = failed;
  }

  async run(): Promise<void> {
    this.running = true;
    this.again = false;
    await this.ask();
    this.running = false;
    // May have been set while waiting for the answer.
    if (this.again as boolean) this.soon();
  }

  soon(): void {
    if (this.running) this.again = true;
    else
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.run().catch(this.failed);
      }, SPACING_MS);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.again = false;
  }
}
