import { useState } from 'react';
import type { Conversation } from '../conversations/conversations';
import { counterpart, useTitle } from '../conversations/title';
import { Dialog } from '../design/Dialog';
import { Avatar } from '../people/Avatar';
import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import { usePresence } from '../presence/presence';
import { AddMembers } from './AddMembers';
import { LeaveGroup } from './LeaveGroup';
import { MemberList } from './MemberList';
import { mayManage } from './members';
import { RenameGroup } from './RenameGroup';

interface DetailsProps {
  conversation: Conversation;
  me: string;
  onClose: () => void;
}

/** Who the conversation is with; for a group, everything that can be done about its members. */
export function Details({ conversation, me, onClose }: DetailsProps) {
  const other = counterpart(conversation, me);
  return other === null ? (
    <GroupDetails conversation={conversation} me={me} onClose={onClose} />
  ) : (
    <PersonDetails id={other} onClose={onClose} />
  );
}

function PersonDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const person = usePerson(id);
  const online = usePresence((state) => state.online[id] === true);
  return (
    <Dialog title="About" onClose={onClose} sheet>
      <div className="grid justify-items-center gap-1 px-6 py-4 text-center">
        <Avatar id={id} name={nameOf(person)} online={online} className="mb-3 size-28" />
        <bdi className="font-display text-2xl font-semibold tracking-tight">{nameOf(person)}</bdi>
        {person && <p className="text-ink-soft">@{person.username}</p>}
        <p className="text-sm text-ink-soft">{online ? 'Online' : 'Offline'}</p>
        {person?.bio && (
          <p dir="auto" className="mt-4 w-full rounded-2xl bg-hover px-4 py-3 as-stored">
            {person.bio}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function GroupDetails({ conversation, me, onClose }: DetailsProps) {
  const title = useTitle(conversation, me);
  const [adding, setAdding] = useState(false);
  const manages = mayManage(conversation.role);
  if (adding) return <AddMembers conversation={conversation} onClose={() => setAdding(false)} />;
  return (
    <Dialog title="Group" onClose={onClose} sheet>
      <div className="min-h-0 flex-1 thin-scroll overflow-y-auto">
        <div className="grid justify-items-center gap-1 px-6 pt-4 text-center">
          <Avatar id={conversation.id} name={title} group className="mb-3 size-28" />
          {manages ? (
            <RenameGroup id={conversation.id} title={title} />
          ) : (
            <bdi className="font-display text-2xl font-semibold tracking-tight">{title}</bdi>
          )}
          <p className="text-ink-soft">
            {conversation.memberCount} member{conversation.memberCount === 1 ? '' : 's'}
          </p>
        </div>
        <MemberList conversation={conversation} me={me} onAdd={manages ? () => setAdding(true) : null} />
      </div>
      <LeaveGroup conversation={conversation} onLeft={onClose} />
    </Dialog>
  );
}
