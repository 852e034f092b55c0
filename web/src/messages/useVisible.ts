import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
};

/** Whether the page can be seen just now. */
export const useVisible = () => useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
