import type { ReactNode } from 'react';
import { Button } from './Button';

/** Grey shapes where rows will be. */
export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-1 p-2">
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className="flex h-[4.25rem] items-center gap-3 px-3">
          <div className="size-12 shrink-0 animate-shimmer rounded-full bg-line" />
          <div className="grid flex-1 gap-2">
            <div className={`h-3.5 animate-shimmer rounded-full bg-line ${row % 2 ? 'w-2/5' : 'w-3/5'}`} />
            <div className={`h-3 animate-shimmer rounded-full bg-line/70 ${row % 3 ? 'w-4/5' : 'w-3/5'}`} />
          </div>
        </div>
      ))}
    </div>
  );
}

interface NoteProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  art?: ReactNode;
}

/** What to say where there is nothing to show. */
export function Note({ title, children, action, art }: NoteProps) {
  return (
    <div className="m-auto grid max-w-xs justify-items-center gap-2 p-8 text-center">
      {art}
      <p className="font-display text-lg font-semibold tracking-tight">{title}</p>
      <p className="text-ink-soft">{children}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}

export function Failure({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <div role="alert" className="grid justify-items-center gap-2 p-6 text-center text-ink-soft">
      <p>{what}</p>
      <Button look="quiet" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
