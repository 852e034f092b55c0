const BEFORE_EXPIRY_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;

/** Renews the token of a living connection before it runs out, so that no reconnection is needed for it. */
export class TokenRenewal {
  private readonly renew: () => Promise<number>;
  private readonly failed: (error: unknown) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `renew` resolves to the new expiry, in milliseconds since the epoch. */
  constructor(renew: () => Promise<number>, failed: (error: unknown) => void) {
    this.renew = renew;
    this.failed = failed;
  }

  schedule(expiresAt: number): void {
    this.after(Math.max(1_000, expiresAt - Date.now() - BEFORE_EXPIRY_MS));
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private after(ms: number): void {
    this.cancel();
    const timer = setTimeout(() => {
      this.renew().then(
        (expiresAt) => this.timer === timer && this.schedule(expiresAt),
        (error: unknown) => {
          if (this.timer !== timer) return;
          this.after(AFTER_FAILURE_MS);
          this.failed(error);
        },
      );
    }, ms);
    this.timer = timer;
  }
}
