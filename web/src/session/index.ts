export { authorized, ended, login, logout, register, restore, useSession } from './session';
export { accessToken } from './tokens';
export type { Session } from './session';
export type { Registration, User } from './tokens';
