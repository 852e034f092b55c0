import * as v from 'valibot';
import { entrySchema } from '../realtime';
import { authorized } from '../session';
import { logOf, moved, prepend } from './logs';

const PAGE = 50;

const history = v.object({ entries: v.array(entrySchema), nextBefore: v.nullish(v.number()) });
const positions = v.object({
  items: v.array(v.object({ userId: v.string(), delivered: v.number(), read: v.number() })),
});

/** Fetches the page before what is there; one request per conversation at a time. */
export async function loadOlder(conversationId: string): Promise<void> {
  const first = logOf(conversationId).entries[0]?.seq;
  if (logOf(conversationId).complete) return;
  const before = first === undefined ? '' : `before=${first}&`;
  const path = `/v1/conversations/${conversationId}/entries?${before}limit=${PAGE}`;
  const page = await authorized(path, { answer: history });
  if (logOf(conversationId).entries[0]?.seq === first) {
    prepend(conversationId, page.entries, page.nextBefore != null);
  }
}

/** Who has received and read how far; later changes are pushed. */
export async function loadPositions(conversationId: string, me: string): Promise<void> {
  const { items } = await authorized(`/v1/conversations/${conversationId}/positions`, { answer: positions });
  items
    .filter(({ userId }) => userId !== me)
    .forEach(({ userId, delivered, read }) => moved(conversationId, userId, { delivered, read }, me));
}
