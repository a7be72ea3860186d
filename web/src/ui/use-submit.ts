import { type FormEvent, useRef, useState } from 'react';

/** The state of a form that is sent. */
export interface Submit {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly isBusy: boolean;
  /** Why the last try failed; null while there is nothing to say. */
  readonly error: unknown;
  readonly clearError: () => void;
}

/** Sends a form once at a time. What `send` throws is the form's error. */
export function useSubmit(send: (form: FormData) => Promise<void>): Submit {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const busy = useRef(false);
  const run = async (form: FormData) => {
    busy.current = true;
    setBusy(true);
    setError(null);
    try {
      await send(form);
    } catch (failure) {
      setError(failure);
    } finally {
      busy.current = false;
      setBusy(false);
    }
  };
  return {
    onSubmit: (event) => {
      event.preventDefault();
      if (!busy.current) void run(new FormData(event.currentTarget));
    },
    isBusy,
    error,
    clearError: () => setError(null),
  };
}
