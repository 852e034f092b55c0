import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from '../design/Icon';
import { reconnect } from '../chat/chat';
import { useConnection } from '../chat/connection';

const PATIENCE_MS = 1_500;

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says what is wrong with the connection, once it is more than a hiccup, and offers what helps. */
export function ConnectionBanner() {
  const { status } = useConnection();
  const network = useSyncExternalStore(subscribe, () => navigator.onLine);
  const down = status.state !== 'online';
  const shown = useAfter(down, network ? PATIENCE_MS : 0);
  if (!down || !shown) return <div role="status" />;

  const stopped = status.state === 'stopped' ? status.reason : null;
  const text =
    stopped === 'too-many-sessions'
      ? 'Parley is open in too many places. Close one of them to go on here.'
      : stopped === 'protocol'
        ? 'This version of Parley is out of date. Reload the page.'
        : network
          ? 'Connecting… What you write is sent as soon as it works.'
          : 'You are offline. What you write is sent when you are back.';
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 bg-yellow px-4 py-1.5 text-sm font-medium text-on-yellow"
    >
      <span className="flex items-center gap-2">
        <Icon name="offline" className="size-4 shrink-0" />
        {text}
      </span>
      {network && status.state !== 'connecting' && (
        <button
          type="button"
          onClick={stopped === 'protocol' ? () => location.reload() : reconnect}
          className="font-semibold underline underline-offset-4 hover:no-underline"
        >
          {stopped === 'protocol' ? 'Reload' : 'Try now'}
        </button>
      )}
    </div>
  );
}

/** True once `on` has held for a while. */
function useAfter(on: boolean, ms: number): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setSince(true), ms);
    return () => {
      clearTimeout(timer);
      setSince(false);
    };
  }, [on, ms]);
  return since;
}
