import { useState } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Icon, type IconName } from '../design/Icon';
import { chooseTheme, useTheme, type Theme } from '../design/theme';
import { logout, type User } from '../session';
import { whatWentWrong } from '../session/trouble';
import { Avatar } from './Avatar';
import { nameOf, rename } from './people';
import { usePerson } from './usePerson';

/** The user's own name, the look of the client, and the way out. */
export function Account({ user, onClose }: { user: User; onClose: () => void }) {
  const person = usePerson(user.id);
  const name = person ? nameOf(person) : user.username;
  return (
    <Dialog title="You" onClose={onClose}>
      <div className="grid gap-6 px-6 pt-2 pb-6">
        <div className="flex items-center gap-4">
          <Avatar id={user.id} name={name} className="size-16" />
          <div className="min-w-0">
            <bdi className="block truncate font-display text-xl font-semibold tracking-tight">{name}</bdi>
            <p className="truncate text-ink-soft">@{user.username}</p>
          </div>
        </div>
        <NameForm key={name} name={name} />
        <ThemeChoice />
        <Button look="danger" onClick={() => void logout()}>
          <Icon name="leave" />
          Log out
        </Button>
      </div>
    </Dialog>
  );
}

function NameForm({ name }: { name: string }) {
  const [draft, setDraft] = useState(name);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    try {
      await rename(draft);
    } catch (error) {
      setTrouble(whatWentWrong(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor="own-name" className="text-sm font-semibold">
        Name
      </label>
      <div className="flex gap-2">
        <input
          id="own-name"
          value={draft}
          maxLength={64}
          dir="auto"
          onChange={(event) => setDraft(event.target.value)}
          className="h-10 min-w-0 flex-1 rounded-xl border border-line bg-raised px-3.5 focus:outline-2 focus:outline-blue-text"
        />
        <Button type="submit" look="quiet" busy={busy} disabled={draft.trim() === '' || draft === name}>
          Save
        </Button>
      </div>
      {trouble !== null && (
        <p role="alert" className="text-sm text-danger">
          {trouble}
        </p>
      )}
    </form>
  );
}

const themes: { value: Theme; label: string; icon: IconName }[] = [
  { value: 'system', label: 'System', icon: 'system' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

function ThemeChoice() {
  const { theme } = useTheme();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">Appearance</legend>
      <div className="grid grid-cols-3 gap-1 rounded-2xl bg-hover p-1">
        {themes.map(({ value, label, icon }) => (
          <label
            key={value}
            className="flex h-10 cursor-pointer items-center justify-center gap-2 rounded-xl text-sm font-semibold text-ink-soft has-checked:bg-raised has-checked:text-ink has-checked:shadow-bubble has-focus-visible:outline-2 has-focus-visible:outline-blue-text"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => chooseTheme(value)}
              className="sr-only"
            />
            <Icon name={icon} className="size-4" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
