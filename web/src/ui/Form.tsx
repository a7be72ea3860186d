import type { FormEvent, ReactNode } from 'react';
import { Form as AriaForm } from 'react-aria-components';

/** What is wrong with a form's fields, by their names. */
export type FieldErrors = Readonly<Record<string, string>>;

interface Props {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What the program or the server says of the fields. A field with an error keeps the form from being sent. */
  readonly errors?: FieldErrors;
  /** Any field was changed: what was wrong may be right now. */
  readonly onEdit?: () => void;
  readonly children: ReactNode;
}

/** A form. The browser checks what is required, and the words for it are the app's. */
export function Form({ onSubmit, errors = {}, onEdit, children }: Props) {
  return (
    <AriaForm
      onSubmit={onSubmit}
      validationErrors={errors}
      {...(onEdit && { onInput: onEdit })}
      className="flex flex-col gap-5"
    >
      {children}
    </AriaForm>
  );
}
