import { discardMessage, retryMessage } from '../chat/chat';
import { Icon } from '../design/Icon';
import type { Pending } from '../realtime';

/** A message that was given up says so, why, and what can be done. */
export function FailedNote({ pending }: { pending: Pending }) {
  const action = 'font-semibold underline underline-offset-2 hover:no-underline';
  return (
    <p role="alert" className="flex flex-wrap items-center justify-end gap-x-2 text-sm text-danger">
      <Icon name="alert" className="size-4" />
      <span>Not sent{pending.problem ? `: ${pending.problem.detail ?? pending.problem.title}` : '.'}</span>
      <button type="button" className={action} onClick={() => retryMessage(pending.clientMessageId)}>
        Try again
      </button>
      <button type="button" className={action} onClick={() => discardMessage(pending.clientMessageId)}>
        Discard
      </button>
    </p>
  );
}
