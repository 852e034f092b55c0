import { useState } from 'react';
import { Button, IconButton } from '../design/Button';
import { whatWentWrong } from '../session/trouble';
import { rename } from './members';

/** The title, and on demand a field to change it. */
export function RenameGroup({ id, title }: { id: string; title: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  if (draft === null) {
    return (
      <div className="flex max-w-full items-center gap-1 ps-10">
        <bdi className="truncate font-display text-2xl font-semibold tracking-tight">{title}</bdi>
        <IconButton icon="pencil" label="Rename the group" onClick={() => setDraft(title)} />
      </div>
    );
  }
  const save = async () => {
    setBusy(true);
    try {
      await rename(id, draft);
      setDraft(null);
    } catch (error) {
      setTrouble(whatWentWrong(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="grid w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        setDraft(null);
      }}
    >
      <input
        autoFocus
        value={draft}
        maxLength={100}
        dir="auto"
        aria-label="Title of the group"
        onChange={(event) => setDraft(event.target.value)}
        className="h-11 w-full rounded-xl border border-line bg-raised px-3.5 text-center font-semibold focus:outline-2 focus:outline-blue-text"
      />
      {trouble !== null && (
        <p role="alert" className="text-sm text-danger">
          {trouble}
        </p>
      )}
      <div className="flex justify-center gap-2">
        <Button look="quiet" onClick={() => setDraft(null)}>
          Cancel
        </Button>
        <Button type="submit" busy={busy} disabled={draft.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  );
}
