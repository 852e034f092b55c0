import { useState } from 'react';
import { go, toHome } from '../route';
import type { Conversation } from '../conversations/conversations';
import { Button } from '../design/Button';
import { Icon } from '../design/Icon';
import { whatWentWrong } from '../session/trouble';
import { leave } from './members';

/** Leaves after asking once; an owner of others is told to hand over first. */
export function LeaveGroup({ conversation, onLeft }: { conversation: Conversation; onLeft: () => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  if (conversation.role === 'owner' && conversation.memberCount > 1) {
    return (
      <p className="border-t border-line px-6 py-4 text-center text-sm text-ink-soft">
        You own this group. To leave it, make somebody else its owner first.
      </p>
    );
  }
  const leaveNow = async () => {
    setBusy(true);
    try {
      await leave(conversation.id);
      onLeft();
      go(toHome);
    } catch (error) {
      setTrouble(whatWentWrong(error));
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-2 border-t border-line p-4">
      {trouble !== null && (
        <p role="alert" className="text-center text-sm text-danger">
          {trouble}
        </p>
      )}
      {asking ? (
        <div className="grid grid-cols-2 gap-2">
          <Button look="quiet" onClick={() => setAsking(false)}>
            Stay
          </Button>
          <Button look="danger" busy={busy} onClick={() => void leaveNow()}>
            Yes, leave
          </Button>
        </div>
      ) : (
        <Button look="danger" onClick={() => setAsking(true)}>
          <Icon name="leave" />
          Leave group
        </Button>
      )}
    </div>
  );
}
