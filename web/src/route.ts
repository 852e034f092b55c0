import { useSyncExternalStore } from 'react';

// Routes live behind the hash, so that any file server can serve the client.
export type Route = { name: 'home' } | { name: 'register' } | { name: 'conversation'; id: string };

function parse(hash: string): Route {
  const conversation = /^#\/c\/([\w-]+)$/.exec(hash)?.[1];
  if (conversation !== undefined) return { name: 'conversation', id: conversation };
  return hash === '#/register' ? { name: 'register' } : { name: 'home' };
}

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

const currentHash = () => location.hash;

export function useRoute(): Route {
  return parse(useSyncExternalStore(subscribe, currentHash));
}

export const currentRoute = () => parse(location.hash);

export const toHome = '#/';
export const toRegister = '#/register';
export const toConversation = (id: string) => `#/c/${id}`;

export function go(to: string): void {
  location.hash = to;
}
