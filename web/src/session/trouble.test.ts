import { expect, test } from 'vitest';
import { ConnectionLost, RequestRefused, type Problem } from '../realtime';
import { fieldTroubles, whatWentWrong } from './trouble';

const refused = (name: string, more: Partial<Problem> = {}) =>
  new RequestRefused({ type: `https://parley.dev/problems/${name}`, title: name, ...more });

test('puts what is wrong beside the field', () => {
  const errors = [{ field: 'email', message: 'is not an address' }];
  expect(fieldTroubles(refused('invalid-request', { errors }))).toEqual({ email: 'Is not an address' });
  expect(fieldTroubles(refused('username-taken', { detail: 'It is taken.' }))).toEqual({
    username: 'username-taken. It is taken.',
  });
  expect(fieldTroubles(refused('weak-password', { detail: 'Too common.' }))).toEqual({
    password: 'weak-password. Too common.',
  });
  expect(fieldTroubles(new Error('x'))).toEqual({});
});

test('says how long to wait', () => {
  expect(whatWentWrong(refused('rate-limited', { retryAfterMs: 4_200 }))).toContain('in 5 seconds');
});

test('tells a refusal from a lost connection', () => {
  expect(whatWentWrong(refused('forbidden', { detail: 'Only owners may.' }))).toBe('Only owners may.');
  expect(whatWentWrong(new ConnectionLost('x'))).toContain('cannot be reached');
});
