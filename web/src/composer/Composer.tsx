import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { sendMessage, tellTyping } from '../chat/chat';
import { Icon } from '../design/Icon';
import { TypingSignal } from '../presence/typing';
import { tooLong } from './limits';

// What was begun in a conversation and not sent, for as long as the page lives.
const drafts = new Map<string, string>();

const hasKeyboard = () => matchMedia('(pointer: fine)').matches;

export function Composer({ conversationId, name }: { conversationId: string; name: string }) {
  const [text, setText] = useState(drafts.get(conversationId) ?? '');
  const input = useRef<HTMLTextAreaElement>(null);
  const typing = useMemo(() => new TypingSignal((on) => tellTyping(conversationId, on)), [conversationId]);
  useEffect(() => () => typing.stopped(), [typing]);
  useEffect(() => {
    if (hasKeyboard()) input.current?.focus();
  }, []);
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const excess = tooLong(text);
  const ready = text.trim() !== '' && excess === null;

  const write = (value: string) => {
    setText(value);
    drafts.set(conversationId, value);
  };
  const send = () => {
    if (!ready) return;
    sendMessage(conversationId, text);
    write('');
    typing.stopped();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed (Japanese, Chinese …) Enter belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      aria-label="Write a message"
      className="mx-auto w-full max-w-3xl px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {excess !== null && (
        <p role="status" className="px-4 pb-1 text-sm text-danger">
          {excess}
        </p>
      )}
      <div className="flex items-end gap-1 rounded-3xl border border-line bg-raised p-1 shadow-bubble transition-colors focus-within:border-blue-text">
        <textarea
          ref={input}
          rows={1}
          value={text}
          dir="auto"
          enterKeyHint="send"
          aria-label={`Message to ${name}`}
          placeholder="Write a message"
          onChange={(event) => {
            write(event.target.value);
            if (event.target.value !== '') typing.typed();
          }}
          onBlur={() => typing.stopped()}
          onKeyDown={onKeyDown}
          className="max-h-44 min-h-10 flex-1 resize-none thin-scroll bg-transparent px-3.5 py-2 outline-none placeholder:text-ink-soft"
        />
        <button
          type="submit"
          aria-label="Send"
          disabled={!ready}
          className="grid size-10 shrink-0 place-items-center rounded-full bg-blue text-white transition-[background-color,scale,opacity] hover:bg-blue-strong active:scale-95 disabled:bg-hover disabled:text-ink-soft"
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
