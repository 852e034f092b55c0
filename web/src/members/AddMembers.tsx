import { useEffect, useState } from 'react';
import type { Conversation } from '../conversations/conversations';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { PeoplePicker } from '../people/PeoplePicker';
import type { Profile } from '../people/people';
import { PickedPeople } from '../people/PickedPeople';
import { whatWentWrong } from '../session/trouble';
import { addMembers, listMembers } from './members';

export function AddMembers({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const [there, setThere] = useState<ReadonlySet<string>>(new Set(conversation.memberIds));
  const [picked, setPicked] = useState<Profile[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    listMembers(conversation.id).then(
      (members) => setThere(new Set(members.map(({ userId }) => userId))),
      () => undefined,
    );
  }, [conversation.id]);

  const toggle = (person: Profile) =>
    setPicked((before) =>
      before.includes(person) ? before.filter((each) => each !== person) : [...before, person].slice(0, 100),
    );
  const add = async () => {
    setBusy(true);
    try {
      await addMembers(
        conversation.id,
        picked.map(({ userId }) => userId),
      );
      onClose();
    } catch (error) {
      setTrouble(whatWentWrong(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title="Add people" onClose={onClose} sheet>
      {trouble !== null && (
        <p role="alert" className="mx-5 mb-2 rounded-xl bg-danger-soft px-4 py-2 text-danger">
          {trouble}
        </p>
      )}
      <PickedPeople people={picked} onDrop={toggle} />
      <PeoplePicker without={there} picked={picked} onPick={toggle} hint="Who should join?" />
      <div className="border-t border-line p-4">
        <Button className="w-full" busy={busy} disabled={picked.length === 0} onClick={() => void add()}>
          Add{picked.length > 0 && ` ${picked.length}`}
        </Button>
      </div>
    </Dialog>
  );
}
