import { useEffect, useState } from 'react';
import { ConversationList } from '../conversations/ConversationList';
import { NewConversation } from '../conversations/NewConversation';
import { IconButton } from '../design/Button';
import { Logo } from '../design/Logo';
import { Note } from '../design/States';
import { ConversationPane } from '../messages/ConversationPane';
import { useLogs } from '../messages/logs';
import { Account } from '../people/Account';
import { Avatar } from '../people/Avatar';
import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import type { User } from '../session';
import { useAnnouncement } from '../chat/announcer';
import { ConnectionBanner } from './ConnectionBanner';
import { useRoute } from '../route';

type Open = 'new' | 'account' | null;

/** The list at the side and the open conversation; one of them at a time where the screen is narrow. */
export function Shell({ user }: { user: User }) {
  const route = useRoute();
  const [dialog, setDialog] = useState<Open>(null);
  const openId = route.name === 'conversation' ? route.id : null;
  useTitleCount();
  return (
    <div className="flex h-full flex-col">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label="Your conversations"
          className={`w-full min-w-0 flex-col border-line bg-surface md:flex md:w-[21.5rem] md:shrink-0 md:border-e ${openId === null ? 'flex' : 'hidden'}`}
        >
          <SideHeader user={user} onNew={() => setDialog('new')} onAccount={() => setDialog('account')} />
          <ConversationList me={user.id} onNew={() => setDialog('new')} />
        </aside>
        <main className={`min-w-0 flex-1 flex-col md:flex ${openId === null ? 'hidden' : 'flex'}`}>
          {openId === null ? <Nothing /> : <ConversationPane key={openId} id={openId} me={user.id} />}
        </main>
      </div>
      {dialog === 'new' && <NewConversation me={user.id} onClose={() => setDialog(null)} />}
      {dialog === 'account' && <Account user={user} onClose={() => setDialog(null)} />}
      <Announcer />
    </div>
  );
}

interface SideHeaderProps {
  user: User;
  onNew: () => void;
  onAccount: () => void;
}

function SideHeader({ user, onNew, onAccount }: SideHeaderProps) {
  const person = usePerson(user.id);
  const name = person ? nameOf(person) : user.username;
  return (
    <header className="flex h-16 shrink-0 items-center gap-1 ps-5 pe-3">
      <Logo className="me-1.5 size-7" />
      <h1 className="flex-1 font-display text-xl font-bold tracking-tight">Parley</h1>
      <IconButton icon="plus" label="New conversation" onClick={onNew} />
      <button
        type="button"
        title={name}
        onClick={onAccount}
        className="grid size-10 place-items-center rounded-full hover:bg-hover"
      >
        <span className="sr-only">Your account</span>
        <Avatar id={user.id} name={name} className="size-8" />
      </button>
    </header>
  );
}

function Nothing() {
  return (
    <Note title="Pick a conversation" art={<Logo className="mb-2 size-16 opacity-90" />}>
      Or begin a new one. What you write arrives as you wrote it.
    </Note>
  );
}

function Announcer() {
  const { text } = useAnnouncement();
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}

/** The tab tells how much is new. */
function useTitleCount(): void {
  const unread = useLogs((state) => Object.values(state.logs).reduce((sum, log) => sum + log.unread, 0));
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Parley` : 'Parley';
  }, [unread]);
}
