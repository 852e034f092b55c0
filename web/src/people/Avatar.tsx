import { memo } from 'react';
import { flagOf, initialsOf } from './flag';

interface AvatarProps {
  /** What the flag is made from; the same id has the same flag everywhere. */
  id: string;
  name: string;
  /** Groups are squarer than people. */
  group?: boolean;
  online?: boolean;
  className?: string;
}

/** Everybody flies a flag of their own: a pattern and a colour made from the id, with the initials on it. */
export const Avatar = memo(function Avatar({
  id,
  name,
  group = false,
  online = false,
  className = 'size-12',
}: AvatarProps) {
  const { pattern, base, tone } = flagOf(id);
  return (
    <span className={`relative block shrink-0 ${className}`} aria-hidden="true">
      <svg viewBox="0 0 48 48" className={`size-full ${group ? 'rounded-[30%]' : 'rounded-full'}`}>
        <rect width="48" height="48" fill={base} />
        <path d={pattern} fill={tone} />
        <text
          x="24"
          y="24.5"
          dominantBaseline="central"
          textAnchor="middle"
          fill="#fff"
          fontSize="18"
          fontWeight="650"
          letterSpacing="0.3"
        >
          {initialsOf(name)}
        </text>
      </svg>
      {online && (
        <span className="absolute end-0 bottom-0 size-[27%] rounded-full bg-online ring-[2.5px] ring-surface" />
      )}
    </span>
  );
});
