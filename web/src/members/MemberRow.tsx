import { useState } from 'react';
import { IconButton } from '../design/Button';
import { Avatar } from '../people/Avatar';
import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import { usePresence } from '../presence/presence';
import type { Role } from '../realtime';
import { changeRole, handOver, mayRemove, removeMember, type Member } from './members';

interface MemberRowProps {
  conversationId: string;
  member: Member;
  me: string;
  myRole: Role;
  act: (action: Promise<void>) => void;
}

export function MemberRow({ conversationId, member: { userId, role }, me, myRole, act }: MemberRowProps) {
  const person = usePerson(userId);
  const online = usePresence((state) => state.online[userId] === true);
  const [open, setOpen] = useState(false);
  const name = nameOf(person);

  const owns = myRole === 'owner' && role !== 'owner';
  const actions: { label: string; run: () => Promise<void>; danger?: boolean }[] = [
    ...(owns && role === 'member'
      ? [{ label: 'Make admin', run: () => changeRole(conversationId, userId, 'admin') }]
      : []),
    ...(owns && role === 'admin'
      ? [{ label: 'Make member', run: () => changeRole(conversationId, userId, 'member') }]
      : []),
    ...(owns ? [{ label: 'Make owner', run: () => handOver(conversationId, userId) }] : []),
    ...(mayRemove(myRole, role)
      ? [{ label: 'Remove', run: () => removeMember(conversationId, userId), danger: true }]
      : []),
  ];

  return (
    <li className="rounded-2xl hover:bg-hover">
      <div className="flex items-center gap-3 px-3 py-2">
        <Avatar id={userId} name={name} online={online} className="size-10" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-semibold">{userId === me ? `${name} (you)` : name}</bdi>
          {person && <span className="block truncate text-sm text-ink-soft">@{person.username}</span>}
        </span>
        {role !== 'member' && (
          <span className="rounded-full bg-selected px-2.5 py-0.5 text-xs font-semibold text-blue-text capitalize">
            {role}
          </span>
        )}
        {userId !== me && actions.length > 0 && (
          <IconButton
            icon="more"
            label={`Actions for ${name}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="-me-2"
          />
        )}
      </div>
      {open && (
        <div className="flex flex-wrap gap-1.5 ps-16 pe-3 pb-3">
          {actions.map(({ label, run, danger }) => (
            <button
              key={label}
              type="button"
              onClick={() => {
                setOpen(false);
                act(run());
              }}
              className={`rounded-full px-3 py-1 text-sm font-semibold ${danger ? 'bg-danger-soft text-danger' : 'bg-selected text-blue-text'}`}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
