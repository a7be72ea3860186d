import { useState } from 'react';
import { Button, Card, ErrorNotice, type FieldErrors, Form, TextField } from '../../../../ui';
import { usePosMessages } from '../../i18n';

/** Who is to become a member. */
export interface NewMember {
  readonly name: string;
  readonly phone: string;
}

interface Props {
  /** What was filled in before, and refused; null for an empty form. */
  readonly start: NewMember | null;
  readonly error: unknown;
  readonly onSubmit: (member: NewMember) => void;
}

/** What the server takes as a phone number, once blanks, hyphens and brackets are out. */
const PHONE = /^\+?\d{5,15}$/;

/** A phone number as the server takes it. */
export function plainPhone(text: string): string {
  return text.normalize('NFKC').replace(/[\s().-]/g, '');
}

/** Name and phone number of a new member. */
export function EnrolForm({ start, error, onSubmit }: Props) {
  const { enrol } = usePosMessages();
  const [errors, setErrors] = useState<FieldErrors>({});
  const submit = (form: FormData) => {
    const name = String(form.get('name') ?? '').trim();
    const phone = plainPhone(String(form.get('phone') ?? ''));
    if (!PHONE.test(phone)) return setErrors({ phone: enrol.phoneWrong });
    onSubmit({ name, phone });
  };
  return (
    <Card>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
        errors={errors}
        onEdit={() => setErrors({})}
      >
        <p className="text-ink-2">{enrol.help}</p>
        {error !== null && <ErrorNotice error={error} />}
        <TextField
          name="name"
          label={enrol.name}
          defaultValue={start?.name ?? ''}
          autoComplete="off"
          maxLength={200}
          isRequired
        />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          label={enrol.phone}
          description={enrol.phoneHelp}
          defaultValue={start?.phone ?? ''}
          autoComplete="off"
          isRequired
        />
        <Button type="submit" tone="primary" size="large" wide>
          {enrol.submit}
        </Button>
      </Form>
    </Card>
  );
}
