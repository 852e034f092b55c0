const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One to three emoji and nothing else: worth showing large. */
export function isLoneEmoji(text: string): boolean {
  if (
    text.length > 48 ||
    !/^[\p{Extended_Pictographic}\p{Emoji_Component}\p{Regional_Indicator}]+$/u.test(text)
  )
    return false;
  if (/^[\d#*]+$/.test(text)) return false;
  const all = [...graphemes.segment(text)];
  return (
    all.length <= 3 &&
    all.every(({ segment }) => /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u.test(segment))
  );
}
