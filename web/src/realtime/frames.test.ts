import { expect, test } from 'vitest';
import { message } from '../test/entries';
import { parseFrame } from './frames';

const parse = (frame: unknown) => parseFrame(JSON.stringify(frame));

test('reads an entry with its place', () => {
  const { seq, ...d } = message(7);
  expect(parse({ t: 'entry', log: 'c', seq, d })).toMatchObject({
    t: 'entry',
    entry: { seq: 7, kind: 'message' },
  });
});

test('keeps the place of a kind that it does not know', () => {
  const frame = parse({
    t: 'entry',
    log: 'c',
    seq: 8,
    d: { kind: 'reaction', senderId: 'x', createdAt: 'y', content: 1 },
  });
  expect(frame).toMatchObject({ entry: { seq: 8, kind: 'unknown' } });
});

test('takes a known kind with a strange content for an unknown one', () => {
  const frame = parse({ t: 'entry', log: 'c', seq: 9, d: { kind: 'message', content: { text: 5 } } });
  expect(frame).toMatchObject({ entry: { seq: 9, kind: 'unknown' } });
});

test('leaves out what is no frame', () => {
  expect(parseFrame('{')).toBeNull();
  expect(parse([])).toBeNull();
  expect(parse({ t: 'entry', log: 'c', seq: 'one', d: {} })).toBeNull();
  expect(parse({ t: 'something-new', d: {} })).toBeNull();
});

test('ignores fields that it does not know', () => {
  expect(parse({ t: 'drain', d: { reconnectAfterMs: 5, why: 'deploy' } })).toEqual({
    t: 'drain',
    d: { reconnectAfterMs: 5 },
  });
});

test('reads replies, also those to nobody', () => {
  expect(parse({ re: 3, ok: {} })).toMatchObject({ re: 3 });
  expect(parse({ re: null, err: { type: 'x/invalid-request', title: 'No' } })).toMatchObject({ re: null });
});

test('changes no character of a text', () => {
  const text = '\u202eabc\u0000 \ufeff\r\n\t👩‍👩‍👧 <b>';
  expect(parse({ t: 'entry', log: 'c', seq: 1, d: message(1, text) })).toMatchObject({
    entry: { content: { text } },
  });
});
