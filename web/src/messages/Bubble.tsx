import { memo } from 'react';
import { Avatar } from '../people/Avatar';
import { flagOf } from '../people/flag';
import { nameOf } from '../people/people';
import { usePerson } from '../people/usePerson';
import { isLoneEmoji } from './emoji';
import { FailedNote } from './FailedNote';
import type { Receipt } from '../receipts/receipts';
import type { MessageRow } from './rows';
import { Ticks } from '../receipts/Ticks';
import { exactTime, timeOf } from '../time';

interface BubbleProps {
  row: MessageRow;
  /** Who is speaking is told in groups only. */
  inGroup: boolean;
  receipt: Receipt | 'waiting' | null;
}

export const Bubble = memo(function Bubble({ row, inGroup, receipt }: BubbleProps) {
  const { mine, first, last, pending } = row;
  const emoji = isLoneEmoji(row.text);
  const failed = pending?.state === 'failed';
  const face = failed
    ? 'bg-danger-soft ring-1 ring-danger/40'
    : emoji
      ? 'px-1'
      : mine
        ? `bg-blue text-white ${first ? '' : 'rounded-se-md'} ${last ? '' : 'rounded-ee-md'}`
        : `bg-raised shadow-bubble ${first ? '' : 'rounded-ss-md'} ${last ? '' : 'rounded-es-md'}`;
  return (
    <li
      data-seq={row.seq ?? undefined}
      data-pending={pending?.state}
      className={`flex items-end gap-2 ${first ? 'mt-3' : 'mt-0.5'} ${mine ? 'justify-end' : ''}`}
    >
      {inGroup && !mine && <Speaker id={row.senderId} shown={last} />}
      <div className={`grid max-w-[min(85%,36rem)] min-w-0 gap-1 ${mine ? 'justify-items-end' : ''}`}>
        <div className={`max-w-full overflow-clip rounded-bubble px-3.5 py-2 ${face}`}>
          {inGroup && !mine && first && <SpeakerName id={row.senderId} />}
          <Heard mine={mine} inGroup={inGroup} id={row.senderId} />
          <div className="flex flex-wrap items-end justify-end gap-x-2.5">
            <span dir="auto" data-text className={`min-w-0 grow as-stored ${emoji ? 'text-4xl/snug' : ''}`}>
              {row.text}
            </span>
            <span
              className={`-mb-0.5 flex items-center gap-1 text-2xs tabular-nums select-none ${
                mine && !emoji && !failed ? 'text-white/85' : 'text-ink-soft'
              }`}
            >
              <time dateTime={row.createdAt} title={exactTime(row.createdAt)}>
                {timeOf(row.createdAt)}
              </time>
              {receipt !== null && !failed && <Ticks receipt={receipt} onBlue={!emoji} />}
            </span>
          </div>
        </div>
        {failed && <FailedNote pending={pending} />}
      </div>
    </li>
  );
});

/** Says the sender to those who do not see the sides. */
function Heard({ mine, inGroup, id }: { mine: boolean; inGroup: boolean; id: string }) {
  const name = nameOf(usePerson(id));
  if (inGroup && !mine) return null;
  return <span className="sr-only">{mine ? 'You: ' : `${name}: `}</span>;
}

function Speaker({ id, shown }: { id: string; shown: boolean }) {
  const name = nameOf(usePerson(id));
  return <span className="w-8 shrink-0">{shown && <Avatar id={id} name={name} className="size-8" />}</span>;
}

function SpeakerName({ id }: { id: string }) {
  const name = nameOf(usePerson(id));
  const { hue } = flagOf(id);
  return (
    <bdi
      className="block truncate text-sm font-semibold"
      style={{ color: `light-dark(oklch(0.47 0.13 ${hue}), oklch(0.8 0.1 ${hue}))` }}
    >
      {name}
    </bdi>
  );
}
