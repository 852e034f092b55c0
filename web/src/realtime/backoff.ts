const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Exponential with full jitter: a fleet of clients that all lost their server does not come back as one wave. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(random() * ceiling);
}
