export { CredentialsRefused, RealtimeClient } from './client';
export type { AccessToken, RealtimeEvents, RealtimeOptions, Status } from './client';
export { entrySchema, roleSchema } from './entry';
export type { Entry, MessageEntry, Role } from './entry';
export type { LogUpdate } from './logs';
export { pendingSchema } from './outbox';
export type { Pending } from './outbox';
export { ConnectionLost, problemName, problemSchema, RequestRefused } from './problem';
export type { Problem } from './problem';
