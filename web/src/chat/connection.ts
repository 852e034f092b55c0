import { create } from 'zustand';
import type { Status } from '../realtime';

export const useConnection = create<{ status: Status; everOnline: boolean }>(() => ({
  status: { state: 'connecting' },
  everOnline: false,
}));

export function setStatus(status: Status): void {
  useConnection.setState(({ everOnline }) => ({
    status,
    everOnline: everOnline || status.state === 'online',
  }));
}
