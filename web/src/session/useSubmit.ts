import { useState, type SubmitEvent } from 'react';
import { fieldTroubles, whatWentWrong } from './trouble';

/** A form's way to the server: busy while it waits, then nothing, or what was wrong with which field. */
export function useSubmit(send: (values: Record<string, string>) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string | null>(null);

  const submit = async (form: HTMLFormElement) => {
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    );
    setBusy(true);
    try {
      await send(values);
    } catch (error) {
      const found = fieldTroubles(error);
      const known = Object.keys(found).filter((name) => form.elements.namedItem(name) !== null);
      setFields(found);
      setTrouble(known.length > 0 ? null : whatWentWrong(error));
      const first = form.elements.namedItem(known[0] ?? '');
      if (first instanceof HTMLElement) first.focus();
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setFields({});
    setTrouble(null);
    void submit(event.currentTarget);
  };
  return { busy, fields, trouble, onSubmit };
}
