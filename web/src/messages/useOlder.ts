import { useCallback, useEffect, useRef, useState } from 'react';
import { loadOlder } from './history';

/** Fetches older entries whenever the top comes near, until there are none. */
export function useOlder(conversationId: string, first: number | undefined, complete: boolean) {
  const top = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const busy = useRef(false);

  const load = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    setState('loading');
    loadOlder(conversationId)
      .then(
        () => setState('idle'),
        () => setState('failed'),
      )
      .finally(() => (busy.current = false));
  }, [conversationId]);

  // Observed anew after each page: a top that is still in sight would not be reported again.
  useEffect(() => {
    const element = top.current;
    if (!element || complete || state !== 'idle') return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && load(), {
      root: element.parentElement?.parentElement ?? null,
      rootMargin: '500px 0px 0px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [complete, first, load, state]);

  return { top, state, load };
}
