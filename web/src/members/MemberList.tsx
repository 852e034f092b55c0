import { useCallback, useEffect, useState } from 'react';
import type { Conversation } from '../conversations/conversations';
import { Icon } from '../design/Icon';
import { Failure, SkeletonRows } from '../design/States';
import { whatWentWrong } from '../session/trouble';
import { MemberRow } from './MemberRow';
import { listMembers, type Member } from './members';

interface MemberListProps {
  conversation: Conversation;
  me: string;
  onAdd: (() => void) | null;
}

const rank = { owner: 0, admin: 1, member: 2 };

export function MemberList({ conversation, me, onAdd }: MemberListProps) {
  const [members, setMembers] = useState<Member[] | 'failed' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { id } = conversation;

  const load = useCallback(() => {
    listMembers(id).then(setMembers, () => setMembers('failed'));
  }, [id]);
  // A conversation that changed is a new object: somebody came, left or has another role.
  useEffect(load, [load, conversation]);

  const act = (action: Promise<void>) => {
    setTrouble(null);
    action.then(load, (error: unknown) => setTrouble(whatWentWrong(error)));
  };

  if (members === null) return <SkeletonRows count={4} label="Fetching the members" />;
  if (members === 'failed') return <Failure what="The members could not be fetched." onRetry={load} />;
  return (
    <section aria-label="Members" className="px-3 py-4">
      {trouble !== null && (
        <p role="alert" className="mx-3 mb-2 rounded-xl bg-danger-soft px-4 py-2 text-sm text-danger">
          {trouble}
        </p>
      )}
      {onAdd !== null && (
        <button
          type="button"
          onClick={onAdd}
          className="flex w-full items-center gap-3 rounded-2xl px-3 py-2 font-semibold text-blue-text hover:bg-hover"
        >
          <span className="grid size-10 place-items-center rounded-full bg-selected">
            <Icon name="plus" />
          </span>
          Add people
        </button>
      )}
      <ul>
        {members
          .toSorted((a, b) => rank[a.role] - rank[b.role])
          .map((member) => (
            <MemberRow
              key={member.userId}
              conversationId={id}
              member={member}
              me={me}
              myRole={conversation.role}
              act={act}
            />
          ))}
      </ul>
    </section>
  );
}
