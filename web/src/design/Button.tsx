import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon';

const looks = {
  primary: 'bg-blue text-white hover:bg-blue-strong',
  quiet: 'bg-hover text-ink hover:bg-selected',
  danger: 'bg-danger-soft text-danger hover:opacity-85',
  text: 'text-blue-text hover:bg-hover',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof looks;
  busy?: boolean;
}

export function Button({ look = 'primary', busy = false, className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
      className={`inline-flex h-10 items-center justify-center gap-2 rounded-full px-5 font-semibold transition-colors disabled:opacity-55 ${looks[look]} ${className}`}
    >
      {children}
      {busy && <Spinner />}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  label: string;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`grid size-10 shrink-0 place-items-center rounded-full text-ink-soft transition-colors hover:bg-hover hover:text-ink ${className}`}
    >
      <Icon name={icon} />
    </button>
  );
}

export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent opacity-80"
    />
  );
}
