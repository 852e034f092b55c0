import type { Position } from '../messages/logs';

export type Receipt = 'sent' | 'delivered' | 'read';

/** How far a message of one's own has come: delivered or read means by everybody else. */
export function receiptOf(
  seq: number,
  positions: Readonly<Record<string, Position>>,
  others: number,
): Receipt {
  const all = Object.values(positions);
  const reached = (by: (position: Position) => number) => all.filter((each) => by(each) >= seq).length;
  if (others <= 0) return 'sent';
  if (reached((each) => each.read) >= others) return 'read';
  return reached((each) => each.delivered) >= others ? 'delivered' : 'sent';
}
