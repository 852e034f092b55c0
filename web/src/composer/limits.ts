const CHARACTERS = 8_000;
const BYTES = 32 * 1024;

/** What to say about a text that the server would refuse for its size. */
export function tooLong(text: string): string | null {
  if (text.length <= CHARACTERS) return null; // and so at most three bytes each
  const over = Array.from(text).length - CHARACTERS;
  if (over > 0) return `${over.toLocaleString()} character${over > 1 ? 's' : ''} too many`;
  return new TextEncoder().encode(text).length > BYTES ? 'This is too long to send at once' : null;
}
