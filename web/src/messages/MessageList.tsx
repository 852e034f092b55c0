import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { markRead } from '../chat/chat';
import type { Conversation } from '../conversations/conversations';
import { IconButton, Spinner } from '../design/Button';
import { Failure } from '../design/States';
import { Bubble } from './Bubble';
import { DayMark, UnreadMark } from './Marks';
import { EMPTY_LOG, headOf, useLogs, type Log } from './logs';
import { usePending } from './pending';
import { receiptOf } from '../receipts/receipts';
import { daysOf, type MessageRow } from './rows';
import { without } from '../records';
import { SystemLine } from './SystemLine';
import { useOlder } from './useOlder';
import { useStickyScroll } from './useStickyScroll';
import { useVisible } from './useVisible';

export function MessageList({ conversation, me }: { conversation: Conversation; me: string }) {
  const { id } = conversation;
  const log = useLogs((state) => state.logs[id]) ?? EMPTY_LOG;
  const allPending = usePending((state) => state.pending);
  const pending = useMemo(() => allPending.filter((each) => each.conversationId === id), [allPending, id]);
  const opening = useReadAtOpening(log);
  const days = useMemo(() => daysOf(log.entries, pending, me, opening), [log.entries, pending, me, opening]);
  const last = days.at(-1)?.rows.at(-1);
  const { container, atBottom, onScroll, toBottom } = useStickyScroll(
    last?.key,
    last?.type === 'message' && last.pending !== null,
  );
  const { top, state, load } = useOlder(id, log.entries[0]?.seq, log.complete);
  const start = useRef<HTMLLIElement>(null);
  useReading(id, log, atBottom);

  // What is new to the user begins at the line "New"; when it does not fit, start there.
  useLayoutEffect(() => {
    const [line, pane] = [start.current, container.current];
    if (line && pane && line.getBoundingClientRect().top < pane.getBoundingClientRect().top) {
      line.scrollIntoView({ block: 'start' });
    }
  }, [container, opening]);

  const others = useMemo(() => without(log.positions, me), [log.positions, me]);
  const receipt = (row: MessageRow) => {
    if (!row.mine) return null;
    if (row.pending) return row.pending.state === 'sent' ? 'sent' : 'waiting';
    return receiptOf(row.seq ?? 0, others, conversation.memberCount - 1);
  };

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={container}
        onScroll={onScroll}
        role="region"
        aria-label="Messages"
        tabIndex={0}
        className="flex h-full thin-scroll flex-col-reverse overflow-x-clip overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div className="mx-auto w-full max-w-3xl px-3 pt-4 pb-3 sm:px-6">
          <div ref={top} className="grid min-h-8 place-items-center text-ink-soft">
            {state === 'loading' && <Spinner />}
            {state === 'failed' && <Failure what="Older messages could not be fetched." onRetry={load} />}
          </div>
          {days.map(({ day, rows }) => (
            <section key={day} aria-labelledby={`day-${day}`}>
              <DayMark day={day} />
              <ol>
                {rows.map((row) => {
                  if (row.type === 'unread') return <UnreadMark key={row.key} ref={start} />;
                  if (row.type === 'system') return <SystemLine key={row.key} entry={row.entry} me={me} />;
                  return (
                    <Bubble
                      key={row.key}
                      row={row}
                      inGroup={conversation.kind === 'group'}
                      receipt={receipt(row)}
                    />
                  );
                })}
              </ol>
            </section>
          ))}
        </div>
      </div>
      {!atBottom && (
        <div className="absolute end-4 bottom-3">
          <IconButton
            icon="down"
            label={log.unread > 0 ? `${log.unread} new messages, jump to the latest` : 'Jump to the latest'}
            onClick={toBottom}
            className="animate-rise bg-raised shadow-float hover:bg-raised"
          />
          {log.unread > 0 && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute -end-1 -top-1.5 min-w-5 rounded-full bg-yellow px-1.5 text-center text-xs/5 font-bold text-on-yellow"
            >
              {log.unread}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** Where the user had read to when the conversation was opened and its log first there. */
function useReadAtOpening(log: Log): number | null {
  const [opening, setOpening] = useState<number | null>(null);
  if (opening === null && log.entries.length > 0) setOpening(log.unread > 0 ? log.own.read : Infinity);
  return opening;
}

/** Messages are read when they are at the bottom of an open pane that can be seen. */
function useReading(id: string, log: Log, atBottom: boolean): void {
  const visible = useVisible();
  const head = headOf(log);
  // Before the paint, so that no count flashes up for what is read as it arrives.
  useLayoutEffect(() => {
    if (atBottom && visible && head > 0) markRead(id, head);
  }, [id, head, atBottom, visible]);
}
