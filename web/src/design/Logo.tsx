import { useId } from 'react';

/** The signal flag K as a speech bubble. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  const clip = useId();
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <clipPath id={clip}>
        <path d="M9 3h14a7 7 0 0 1 7 7v9a7 7 0 0 1-7 7h-8l-6.3 4.4A1 1 0 0 1 7 29.6V26a7 7 0 0 1-5-7v-9a7 7 0 0 1 7-7z" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <path className="fill-yellow" d="M0 0h16v32H0z" />
        <path className="fill-blue" d="M16 0h16v32H16z" />
      </g>
    </svg>
  );
}
