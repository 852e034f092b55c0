import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as people from './people';
import { PeoplePicker } from './PeoplePicker';

vi.mock('./people', async (original) => ({ ...(await original<typeof people>()), findPeople: vi.fn() }));

const onPick = vi.fn();
const mira = { userId: 'm', username: 'mira', displayName: 'Mira Lindqvist' };
const me = { userId: 'me', username: 'millie', displayName: 'Millie' };

beforeEach(() => {
  vi.useFakeTimers();
  onPick.mockReset();
  vi.mocked(people.findPeople).mockReset().mockResolvedValue([me, mira]);
  render(<PeoplePicker without={new Set(['me'])} onPick={onPick} hint="Who?" />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const search = () => screen.getByRole('searchbox');
const look = async (query: string) => {
  fireEvent.change(search(), { target: { value: query } });
  await act(() => vi.advanceTimersByTimeAsync(250));
};

test('looks once the user pauses, and leaves out whom it should', async () => {
  fireEvent.change(search(), { target: { value: 'm' } });
  await look('mi');
  expect(vi.mocked(people.findPeople).mock.calls.map(([query]) => query)).toEqual(['mi']);
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('takes the first on Enter', async () => {
  await look('mi');
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(onPick).toHaveBeenCalledExactlyOnceWith(mira);
});

test('says that nobody was found', async () => {
  vi.mocked(people.findPeople).mockResolvedValue([]);
  await look('xyz');
  expect(screen.getByText(/Nobody found/)).toBeTruthy();
});

test('says that the search failed, and tries again', async () => {
  vi.mocked(people.findPeople).mockRejectedValueOnce(new Error('offline'));
  await look('mi');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await act(() => vi.advanceTimersByTimeAsync(250));
  expect(screen.getByText('Mira Lindqvist')).toBeTruthy();
});
