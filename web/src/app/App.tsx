import { useEffect } from 'react';
import { Logo } from '../design/Logo';
import { ended, useSession } from '../session';
import { Gate } from '../session/Gate';
import { startChat } from '../chat/chat';
import { Shell } from './Shell';

export function App() {
  const { session } = useSession();
  const user = session.state === 'signed-in' ? session.user : null;
  useEffect(() => (user ? startChat(user) : undefined), [user]);
  useEffect(() => {
    // Logged out in another tab.
    const onStorage = ({ key, newValue }: StorageEvent) =>
      key === 'parley.session' && newValue === null && ended();
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, []);

  if (user) return <Shell user={user} />;
  if (session.state === 'anonymous') return <Gate notice={session.notice} />;
  return <Restoring unreachable={session.state === 'restoring' && session.unreachable} />;
}

function Restoring({ unreachable }: { unreachable: boolean }) {
  return (
    <main className="grid h-full place-content-center justify-items-center gap-4 text-center">
      <Logo className="size-14 animate-shimmer" />
      <p role="status" className="text-ink-soft">
        {unreachable ? 'Parley cannot be reached just now. Trying again…' : 'One moment…'}
      </p>
    </main>
  );
}
