import type { Receipt } from './receipts';

const labels = { waiting: 'Waiting to be sent', sent: 'Sent', delivered: 'Delivered', read: 'Read' };

export function Ticks({ receipt, onBlue }: { receipt: Receipt | 'waiting'; onBlue: boolean }) {
  const read = onBlue ? 'text-yellow' : 'text-blue-text';
  return (
    <svg
      viewBox="0 0 20 12"
      role="img"
      aria-label={labels[receipt]}
      className={`h-3 w-5 ${receipt === 'read' ? read : ''}`}
    >
      <title>{labels[receipt]}</title>
      <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
        {receipt === 'waiting' ? (
          <path d="M14 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM14 3.8V6l1.5 1" strokeWidth="1.3" />
        ) : (
          <path
            d={receipt === 'sent' ? 'M8 6.5L11 9.5 17.5 2.5' : 'M2.5 6.5L5.5 9.5 12 2.5M9.5 8.7l.9.8L17 2.5'}
          />
        )}
      </g>
    </svg>
  );
}
