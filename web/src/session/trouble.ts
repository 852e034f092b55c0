import { ConnectionLost, RequestRefused } from '../realtime';

/** One sentence for the user about a request that failed. */
export function whatWentWrong(error: unknown): string {
  if (error instanceof RequestRefused) {
    const { problem } = error;
    if (error.kind === 'rate-limited')
      return `That was a little too often. Try again ${wait(problem.retryAfterMs)}.`;
    return problem.errors?.[0]?.message ?? problem.detail ?? problem.title;
  }
  if (error instanceof ConnectionLost)
    return 'Parley cannot be reached just now. Check your connection and try again.';
  return 'Something unexpected happened. Please try again.';
}

/** What a refusal says about single fields, by field. */
export function fieldTroubles(error: unknown): Record<string, string> {
  if (!(error instanceof RequestRefused)) return {};
  const { problem, kind } = error;
  const named = Object.fromEntries(
    (problem.errors ?? []).map(({ field, message }) => [field, sentence(message)]),
  );
  const text = [problem.title, problem.detail].filter((each) => each).join('. ');
  if (kind === 'username-taken') return { username: text, ...named };
  if (kind === 'email-taken') return { email: text, ...named };
  if (kind === 'weak-password') return { password: text, ...named };
  return named;
}

const sentence = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function wait(ms: number | null | undefined): string {
  const seconds = Math.ceil((ms ?? 0) / 1000);
  return seconds > 1 ? `in ${seconds} seconds` : 'in a moment';
}
