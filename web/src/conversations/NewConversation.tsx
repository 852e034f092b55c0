import { useId, useState } from 'react';
import { go, toConversation } from '../route';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Icon } from '../design/Icon';
import { PeoplePicker } from '../people/PeoplePicker';
import { type Profile } from '../people/people';
import { PickedPeople } from '../people/PickedPeople';
import { whatWentWrong } from '../session/trouble';
import { openConversation } from './conversations';

interface NewConversationProps {
  me: string;
  onClose: () => void;
}

/** Picks somebody to talk to, or a title and members for a group. */
export function NewConversation({ me, onClose }: NewConversationProps) {
  const [group, setGroup] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [members, setMembers] = useState<Profile[]>([]);

  const open = async (opening: Parameters<typeof openConversation>[0]) => {
    setBusy(true);
    setTrouble(null);
    try {
      const conversation = await openConversation(opening);
      onClose();
      go(toConversation(conversation.id));
    } catch (error) {
      setTrouble(whatWentWrong(error));
      setBusy(false);
    }
  };
  const toggle = (person: Profile) =>
    setMembers((before) =>
      before.some(({ userId }) => userId === person.userId)
        ? before.filter(({ userId }) => userId !== person.userId)
        : [...before, person],
    );

  return (
    <Dialog title={group ? 'New group' : 'New conversation'} onClose={onClose}>
      {trouble !== null && (
        <p role="alert" className="mx-5 mb-2 rounded-xl bg-danger-soft px-4 py-2 text-danger">
          {trouble}
        </p>
      )}
      {group ? (
        <GroupForm
          members={members}
          onToggle={toggle}
          busy={busy}
          onCreate={(title) =>
            void open({ kind: 'group', title, memberIds: members.map(({ userId }) => userId) })
          }
          me={me}
        />
      ) : (
        <>
          <div className="px-3 pb-1">
            <button
              type="button"
              onClick={() => setGroup(true)}
              className="flex w-full items-center gap-3 rounded-2xl px-3 py-2 text-start font-semibold hover:bg-hover"
            >
              <span className="grid size-10 place-items-center rounded-[30%] bg-blue text-white">
                <Icon name="people" />
              </span>
              New group
            </button>
          </div>
          <PeoplePicker
            without={new Set([me])}
            onPick={(person) => !busy && void open({ kind: 'direct', memberIds: [person.userId] })}
            hint="Begin with the first letters of a name."
          />
        </>
      )}
    </Dialog>
  );
}

interface GroupFormProps {
  me: string;
  members: readonly Profile[];
  onToggle: (person: Profile) => void;
  busy: boolean;
  onCreate: (title: string) => void;
}

function GroupForm({ me, members, onToggle, busy, onCreate }: GroupFormProps) {
  const [title, setTitle] = useState('');
  const id = useId();
  return (
    <form
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        onCreate(title);
      }}
    >
      <div className="grid gap-1.5 px-5 pb-3">
        <label htmlFor={id} className="text-sm font-semibold">
          Title
        </label>
        <input
          id={id}
          value={title}
          maxLength={100}
          required
          dir="auto"
          onChange={(event) => setTitle(event.target.value)}
          placeholder="What is it about?"
          className="h-11 rounded-xl border border-line bg-raised px-3.5 placeholder:text-ink-soft focus:outline-2 focus:outline-blue-text"
        />
      </div>
      <PickedPeople people={members} onDrop={onToggle} />
      <PeoplePicker without={new Set([me])} picked={members} onPick={onToggle} hint="Who should be in it?" />
      <div className="border-t border-line p-4">
        <Button
          type="submit"
          className="w-full"
          busy={busy}
          disabled={title.trim() === '' || members.length === 0}
        >
          Create group{members.length > 0 && ` with ${members.length}`}
        </Button>
      </div>
    </form>
  );
}
