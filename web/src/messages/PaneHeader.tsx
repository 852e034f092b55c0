import { useEffect, useRef } from 'react';
import { toHome } from '../route';
import type { Conversation } from '../conversations/conversations';
import { counterpart } from '../conversations/title';
import { IconButton } from '../design/Button';
import { Icon } from '../design/Icon';
import { Avatar } from '../people/Avatar';
import { usePresence } from '../presence/presence';
import { TypingDots, typingText, useTyping } from '../presence/TypingLine';

interface PaneHeaderProps {
  conversation: Conversation;
  me: string;
  title: string;
  onDetails: () => void;
}

export function PaneHeader({ conversation, me, title, onDetails }: PaneHeaderProps) {
  const other = counterpart(conversation, me);
  const online = usePresence((state) => other !== null && state.online[other] === true);
  const heading = useRef<HTMLHeadingElement>(null);
  // Where there is no keyboard the composer does not take the focus; the heading does, and is read out.
  useEffect(() => {
    if (!matchMedia('(pointer: fine)').matches) heading.current?.focus();
  }, []);
  return (
    <header className="flex min-h-16 items-center gap-3 border-b border-line bg-surface px-2 sm:px-4">
      <a
        href={toHome}
        aria-label="Back to the conversations"
        className="grid size-10 place-items-center rounded-full text-ink-soft hover:bg-hover md:hidden"
      >
        <Icon name="back" />
      </a>
      <div
        onClick={onDetails}
        className="flex min-w-0 flex-1 cursor-pointer items-center gap-3 py-1.5 md:ps-1"
      >
        <Avatar
          id={other ?? conversation.id}
          name={title}
          group={other === null}
          online={online}
          className="size-10"
        />
        <div className="min-w-0 flex-1">
          <h2 ref={heading} tabIndex={-1} className="truncate font-semibold outline-none">
            <bdi>{title}</bdi>
          </h2>
          <Subtitle conversation={conversation} me={me} online={online} />
        </div>
      </div>
      <IconButton
        icon={other === null ? 'people' : 'details'}
        label={other === null ? 'Group members' : 'About this person'}
        onClick={onDetails}
      />
    </header>
  );
}

function Subtitle({ conversation, me, online }: { conversation: Conversation; me: string; online: boolean }) {
  const typing = useTyping(conversation.id);
  const inGroup = conversation.kind === 'group';
  const around = usePresence(
    (state) => conversation.memberIds.filter((id) => id !== me && state.online[id]).length,
  );
  const quiet = inGroup
    ? `${conversation.memberCount} member${conversation.memberCount === 1 ? '' : 's'}${around > 0 ? `, ${around} online` : ''}`
    : online
      ? 'Online'
      : 'Offline';
  return (
    <span className="block h-5 truncate text-sm text-ink-soft">
      {typing.length > 0 ? (
        <span className="inline-flex items-center gap-1.5 text-blue-text">
          <bdi className="truncate">{typingText(typing, inGroup)}</bdi> <TypingDots />
        </span>
      ) : (
        quiet
      )}
    </span>
  );
}
