import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { keep } from '../people/people';
import { Bubble } from './Bubble';
import type { MessageRow } from './rows';
import { isLoneEmoji } from './emoji';
import { tooLong } from '../composer/limits';

beforeAll(() => keep([{ userId: 'them', username: 'mira' }]));
afterEach(cleanup);

const row = (text: string): MessageRow => ({
  type: 'message',
  key: '1',
  senderId: 'them',
  mine: false,
  text,
  createdAt: '2026-01-01T00:00:00Z',
  seq: 1,
  pending: null,
  first: true,
  last: true,
});

test.each([
  '<img src=x onerror=alert(1)>',
  '  leading,  double  and trailing  ',
  'two\nlines\n\n',
  '\u202eright to left override',
  'http://example.org/ **not** `markdown` &amp;',
  'שלום עולם',
  '👩‍👩‍👧‍👦',
  '',
])('shows %j exactly as it is', (text) => {
  const { container } = render(<Bubble row={row(text)} inGroup={false} receipt={null} />);
  const shown = container.querySelector('[data-text]');
  expect(shown?.textContent).toBe(text);
  expect(shown?.children).toHaveLength(0);
});

test('shows a few emoji large, and digits not', () => {
  expect(['😀', '👍🏽👍', '🇺🇦', '👩‍👩‍👧‍👦', '1️⃣'].map(isLoneEmoji)).toEqual([true, true, true, true, true]);
  expect(['', '1', '#12', 'ok 👍', '😀😀😀😀', '©a'].some(isLoneEmoji)).toBe(false);
});

test('counts code points and bytes as the server does', () => {
  expect(tooLong('😀'.repeat(8_000))).toBeNull();
  expect(tooLong('a'.repeat(8_001))).toBe('1 character too many');
});
