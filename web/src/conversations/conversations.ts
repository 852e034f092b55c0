import * as v from 'valibot';
import { create } from 'zustand';
import { without } from '../records';
import { pageOf } from '../http/request';
import { RequestRefused, roleSchema } from '../realtime';
import { authorized } from '../session';

export const conversationSchema = v.object({
  id: v.string(),
  kind: v.picklist(['direct', 'group']),
  title: v.nullish(v.string()),
  createdAt: v.string(),
  lastActivityAt: v.nullish(v.string()),
  memberCount: v.number(),
  role: roleSchema,
  memberIds: v.array(v.string()),
});

export type Conversation = v.InferOutput<typeof conversationSchema>;

interface Conversations {
  byId: Record<string, Conversation>;
  list: 'loading' | 'ready' | 'failed';
  nextCursor: string | null;
}

const initial: Conversations = { byId: {}, list: 'loading', nextCursor: null };
export const useConversations = create<Conversations>(() => initial);

export function keepConversation(...conversations: Conversation[]): void {
  useConversations.setState(({ byId }) => ({
    byId: { ...byId, ...Object.fromEntries(conversations.map((each) => [each.id, each])) },
  }));
}

export function dropConversation(id: string): void {
  useConversations.setState(({ byId }) => ({ byId: without(byId, id) }));
}

export const forgetConversations = () => useConversations.setState(initial);

/** The first page, or the next one; the server gives the most recent first. */
export async function loadConversations(): Promise<void> {
  const { nextCursor } = useConversations.getState();
  useConversations.setState({ list: 'loading' });
  try {
    const cursor = nextCursor === null ? '' : `&cursor=${encodeURIComponent(nextCursor)}`;
    const page = await authorized(`/v1/conversations?limit=100${cursor}`, {
      answer: pageOf(conversationSchema),
    });
    keepConversation(...page.items);
    useConversations.setState({ list: 'ready', nextCursor: page.nextCursor ?? null });
  } catch {
    useConversations.setState({ list: 'failed' });
  }
}

const fetching = new Map<string, Promise<void>>();

/** Brings one conversation up to date; one that is no longer the user's disappears. */
export function refreshConversation(id: string): Promise<void> {
  const running = fetching.get(id);
  if (running) return running;
  const fetched = authorized(`/v1/conversations/${id}`, { answer: conversationSchema })
    .then(keepConversation)
    .catch((error: unknown) => {
      if (error instanceof RequestRefused && error.kind === 'conversation-not-found') dropConversation(id);
      else throw error;
    })
    .finally(() => fetching.delete(id));
  fetching.set(id, fetched);
  return fetched;
}

/** Fetches a conversation that the list does not show yet. */
export function wantConversation(id: string): void {
  if (!useConversations.getState().byId[id]) refreshConversation(id).catch(() => undefined);
}

type Opening =
  { kind: 'direct'; memberIds: [string] } | { kind: 'group'; title: string; memberIds: string[] };

export async function openConversation(opening: Opening): Promise<Conversation> {
  const conversation = await authorized('/v1/conversations', {
    method: 'POST',
    body: opening,
    answer: conversationSchema,
  });
  keepConversation(conversation);
  return conversation;
}
