// Fields of signal flags, on a 48 × 48 cloth.
const patterns = [
  'M24 0h24v48H24z',
  'M0 24h48v24H0z',
  'M0 48L48 0v48z',
  'M0 0h24v24H0zM24 24h24v24H24z',
  'M16 0h16v48H16z',
  'M0 16h48v16H0z',
  'M24 0l24 24-24 24L0 24z',
  'M0 0l48 48H0z',
];

const hues = [20, 50, 95, 150, 192, 258, 298, 340];

/** The same hash on every device, so that a person keeps their colours. */
function hash(id: string): number {
  let h = 2166136261;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 16777619);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

export interface Flag {
  pattern: string;
  base: string;
  tone: string;
  hue: number;
}

export function flagOf(id: string): Flag {
  const h = hash(id);
  const hue = hues[h % hues.length] ?? 0;
  return {
    pattern: patterns[(h >>> 8) % patterns.length] ?? '',
    base: `oklch(0.5 0.115 ${hue})`,
    tone: `oklch(0.565 0.125 ${hue})`,
    hue,
  };
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const first = (word: string) => [...letters.segment(word)][0]?.segment ?? '';

/** One or two graphemes that stand for a name in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const [one, two] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (first(one ?? name) + first(two ?? '')).toLocaleUpperCase();
}
