import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './Button';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** A sheet at the side instead of a card in the middle. */
  sheet?: boolean;
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children, sheet = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const shape = sheet
    ? 'ms-auto me-0 h-dvh max-h-dvh w-full max-w-sm sm:rounded-s-3xl'
    : 'm-auto h-dvh max-h-dvh w-full max-w-md sm:h-fit sm:max-h-[min(44rem,90dvh)] sm:rounded-3xl max-sm:max-w-full';
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={`animate-rise overflow-hidden bg-surface p-0 text-ink shadow-float ${shape}`}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <header className="flex items-center justify-between gap-2 px-5 pt-4 pb-2">
          <h2 id={heading} className="font-display text-xl font-semibold tracking-tight">
            {title}
          </h2>
          <IconButton icon="close" label="Close" onClick={onClose} className="-me-2" />
        </header>
        {children}
      </div>
    </dialog>
  );
}
