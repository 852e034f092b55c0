import { expect, test } from 'vitest';
import { flagOf, initialsOf } from './flag';

test('gives the same flag for the same id and spreads the others', () => {
  expect(flagOf('a')).toEqual(flagOf('a'));
  const ids = Array.from(
    { length: 200 },
    (_, i) => `0199c0de-0000-7000-8000-${i.toString().padStart(12, '0')}`,
  );
  expect(new Set(ids.map((id) => JSON.stringify(flagOf(id)))).size).toBeGreaterThan(40);
});

test.each([
  ['Ada Okonkwo', 'AO'],
  ['mira', 'M'],
  ['jean-luc.picard', 'JP'],
  ['Ursula K. Le Guin', 'UG'],
  ['田中 雪', '田雪'],
  ['👩‍🚀 Sam', '👩‍🚀S'],
  ['', ''],
])('makes of %j the initials %j', (name, initials) => expect(initialsOf(name)).toBe(initials));
