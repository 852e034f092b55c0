import { useSentence } from '../messages/SystemLine';
import type { Log } from '../messages/logs';
import { usePending } from '../messages/pending';
import type { SystemEntry } from '../messages/rows';
import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import { typingText, useTyping } from '../presence/TypingLine';
import type { Conversation } from './conversations';

interface PreviewProps {
  conversation: Conversation;
  me: string;
  log: Log;
}

/** The second line of a row: who is typing, or the last thing that was said. */
export function Preview({ conversation, me, log }: PreviewProps) {
  const typing = useTyping(conversation.id);
  const pending = usePending((state) =>
    state.pending.findLast((each) => each.conversationId === conversation.id),
  );
  const inGroup = conversation.kind === 'group';
  if (typing.length > 0) return <Line className="text-blue-text">{typingText(typing, inGroup)}</Line>;
  if (pending?.state === 'failed')
    return <Line className="text-danger">Not sent: {oneLine(pending.text)}</Line>;
  if (pending) return <Line>You: {oneLine(pending.text)}</Line>;
  const last = log.entries.findLast((entry) => entry.kind !== 'unknown');
  if (last === undefined) return <Line>{inGroup ? 'New group' : 'New conversation'}</Line>;
  if (last.kind !== 'message') return <SystemPreview entry={last} me={me} />;
  const text = oneLine(last.content.text);
  if (last.senderId === me) return <Line>You: {text}</Line>;
  return inGroup ? <SpokenPreview senderId={last.senderId} text={text} /> : <Line>{text}</Line>;
}

function SpokenPreview({ senderId, text }: { senderId: string; text: string }) {
  return (
    <Line>
      {nameOf(usePerson(senderId)).split(' ')[0]}: {text}
    </Line>
  );
}

function SystemPreview({ entry, me }: { entry: SystemEntry; me: string }) {
  return <Line>{useSentence(entry, me)}</Line>;
}

function Line({ children, className = 'text-ink-soft' }: { children: React.ReactNode; className?: string }) {
  return (
    <span dir="auto" className={`block min-w-0 flex-1 truncate text-left text-sm ${className}`}>
      {children}
    </span>
  );
}

const oneLine = (text: string) => text.slice(0, 200).replace(/\s+/gu, ' ');
