import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as chat from '../chat/chat';
import { Composer } from './Composer';

vi.mock('../chat/chat', () => ({ sendMessage: vi.fn(), tellTyping: vi.fn() }));

const input = () => screen.getByLabelText<HTMLTextAreaElement>('Message to Mira');
const type = (value: string) => fireEvent.change(input(), { target: { value } });

let conversation = 0;
beforeEach(() => {
  vi.clearAllMocks();
  render(<Composer conversationId={`c${++conversation}`} name="Mira" />);
});
afterEach(cleanup);

test('sends on Enter what was written, to the letter', () => {
  type('  hello \n there ');
  fireEvent.keyDown(input(), { key: 'Enter' });
  expect(chat.sendMessage).toHaveBeenCalledExactlyOnceWith(`c${conversation}`, '  hello \n there ');
  expect(input().value).toBe('');
});

test('leaves Shift+Enter and the input method alone', () => {
  type('hello');
  fireEvent.keyDown(input(), { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(input(), { key: 'Enter', isComposing: true });
  expect(chat.sendMessage).not.toHaveBeenCalled();
});

test('does not send what is empty or too long', () => {
  type('   ');
  fireEvent.keyDown(input(), { key: 'Enter' });
  type('a'.repeat(8_001));
  fireEvent.keyDown(input(), { key: 'Enter' });
  expect(chat.sendMessage).not.toHaveBeenCalled();
  expect(screen.getByText('1 character too many')).toBeTruthy();
});

test('tells that the user types, and that they stopped', () => {
  type('h');
  type('he');
  fireEvent.blur(input());
  expect(vi.mocked(chat.tellTyping).mock.calls.map(([, typing]) => typing)).toEqual([true, false]);
});

test('keeps a draft for when the conversation is opened again', () => {
  type('unfinished');
  cleanup();
  render(<Composer conversationId={`c${conversation}`} name="Mira" />);
  expect(input().value).toBe('unfinished');
});
