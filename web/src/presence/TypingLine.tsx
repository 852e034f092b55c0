import { useShallow } from 'zustand/shallow';
import { nameOf, usePeople } from '../people/people';
import { usePresence } from './presence';

/** Who is typing in a conversation, by name. */
export function useTyping(conversationId: string): string[] {
  const ids = usePresence(useShallow((state) => Object.keys(state.typing[conversationId] ?? {})));
  return usePeople(useShallow((state) => ids.map((id) => nameOf(state.profiles[id]))));
}

export function typingText(names: readonly string[], inGroup: boolean): string {
  if (!inGroup) return 'typing…';
  if (names.length === 1) return `${names[0] ?? ''} is typing…`;
  return names.length === 2 ? `${names.join(' and ')} are typing…` : 'Several people are typing…';
}

export function TypingDots() {
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-[3px]">
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          style={{ animationDelay: `${delay}ms` }}
          className="size-[5px] animate-dot rounded-full bg-current"
        />
      ))}
    </span>
  );
}
