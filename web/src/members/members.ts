import * as v from 'valibot';
import {
  conversationSchema,
  dropConversation,
  keepConversation,
  refreshConversation,
} from '../conversations/conversations';
import { pageOf } from '../http/request';
import { roleSchema, type Role } from '../realtime';
import { authorized } from '../session';

const member = v.object({ userId: v.string(), role: roleSchema });
export type Member = v.InferOutput<typeof member>;

const membersOf = (conversationId: string) => `/v1/conversations/${conversationId}/members`;

/** All members, page by page; a group has at most a thousand. */
export async function listMembers(conversationId: string): Promise<Member[]> {
  const members: Member[] = [];
  let cursor = '';
  do {
    const page = await authorized(`${membersOf(conversationId)}?limit=100${cursor}`, {
      answer: pageOf(member),
    });
    members.push(...page.items);
    cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
  } while (cursor);
  return members;
}

export async function addMembers(conversationId: string, userIds: string[]): Promise<void> {
  keepConversation(
    await authorized(membersOf(conversationId), {
      method: 'POST',
      body: { userIds },
      answer: conversationSchema,
    }),
  );
}

export async function removeMember(conversationId: string, userId: string): Promise<void> {
  await authorized(`${membersOf(conversationId)}/${userId}`, { method: 'DELETE' });
  await refreshConversation(conversationId);
}

export async function changeRole(conversationId: string, userId: string, role: Role): Promise<void> {
  await authorized(`${membersOf(conversationId)}/${userId}`, { method: 'PATCH', body: { role } });
}

export async function handOver(conversationId: string, userId: string): Promise<void> {
  const path = `/v1/conversations/${conversationId}/owner`;
  keepConversation(await authorized(path, { method: 'PUT', body: { userId }, answer: conversationSchema }));
}

export async function leave(conversationId: string): Promise<void> {
  await authorized(`${membersOf(conversationId)}/me`, { method: 'DELETE' });
  dropConversation(conversationId);
}

export async function rename(conversationId: string, title: string): Promise<void> {
  const path = `/v1/conversations/${conversationId}`;
  keepConversation(await authorized(path, { method: 'PATCH', body: { title }, answer: conversationSchema }));
}

/** Whether somebody of this role may remove somebody of that role. */
export const mayRemove = (mine: Role, theirs: Role) =>
  (mine === 'owner' && theirs !== 'owner') || (mine === 'admin' && theirs === 'member');

export const mayManage = (role: Role) => role === 'owner' || role === 'admin';
