import { expect, test } from 'vitest';
import { ME, message } from '../test/entries';
import type { SystemEntry } from './rows';
import { sentenceOf } from './system';

const names: Record<string, string> = { them: 'Mira', x: 'Jonas', y: 'Priya', z: 'Olek', w: 'Yuki' };
const say = (entry: Partial<SystemEntry>) =>
  sentenceOf({ ...message(1), ...entry } as SystemEntry, ME, (id) => names[id] ?? '?');

test('says what happened to a group', () => {
  expect(
    say({
      kind: 'conversation-created',
      content: { conversationKind: 'group', title: 'Boat', memberIds: [] },
    }),
  ).toBe('Mira created “Boat”');
  expect(say({ kind: 'conversation-renamed', content: { title: 'Ship' }, senderId: ME })).toBe(
    'You renamed the group to “Ship”',
  );
  expect(say({ kind: 'member-left', content: { memberId: 'x' }, senderId: 'x' })).toBe('Jonas left');
  expect(say({ kind: 'member-removed', content: { memberId: ME } })).toBe('Mira removed you');
  expect(say({ kind: 'roles-changed', content: { members: [{ userId: ME, role: 'admin' }] } })).toBe(
    'You are now an admin',
  );
});

test('names three and counts the rest', () => {
  expect(say({ kind: 'members-added', content: { memberIds: ['x'] } })).toBe('Mira added Jonas');
  expect(say({ kind: 'members-added', content: { memberIds: ['x', 'y', 'z', 'w', ME] } })).toBe(
    'Mira added Jonas, Priya, Olek, and 2 others',
  );
});
