import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
}

/** A labelled input; its error is tied to it and announced. */
export function Field({ label, error, hint, ...input }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={error !== undefined || hint !== undefined ? note : undefined}
        className={`h-11 w-full rounded-xl border bg-raised px-3.5 transition-colors placeholder:text-ink-soft/70 focus:border-blue-text focus:outline-2 focus:-outline-offset-1 focus:outline-blue-text ${
          error === undefined ? 'border-field/50' : 'border-danger'
        }`}
      />
      <div
        id={note}
        aria-live="polite"
        className={`text-sm ${error === undefined ? 'text-ink-soft' : 'text-danger'}`}
      >
        {error ?? hint}
      </div>
    </div>
  );
}
