import * as v from 'valibot';

export const problemSchema = v.object({
  type: v.fallback(v.string(), 'about:blank'),
  title: v.fallback(v.string(), 'Something went wrong'),
  detail: v.nullish(v.string()),
  retryAfterMs: v.nullish(v.number()),
  errors: v.fallback(v.nullish(v.array(v.object({ field: v.string(), message: v.string() }))), null),
});

/** An RFC 9457 problem detail, as HTTP answers and realtime replies carry it. */
export type Problem = v.InferOutput<typeof problemSchema>;

/** The last path segment of the problem's type, for example `rate-limited`. */
export function problemName(problem: Problem): string {
  return problem.type.slice(problem.type.lastIndexOf('/') + 1);
}

/** The server understood the request and refused it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get kind(): string {
    return problemName(this.problem);
  }
}

/** No answer came: whether the server acted is not known, so only a repeatable request may be sent again. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
