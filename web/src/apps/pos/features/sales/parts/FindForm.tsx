import { useNavigate } from '@tanstack/react-router';
import { Button, Card, Form, TextField } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';

/** The numbers of transactions; everything else is an order of the shop. */
const NUMBER = /^[A-Z]{3}\d{10}$/i;

/** The page of what somebody looks for. */
export function pathOf(text: string): string {
  const wanted = text.trim();
  return NUMBER.test(wanted)
    ? `/transactions/${wanted.toUpperCase()}`
    : `/sales/${encodeURIComponent(wanted)}`;
}

/** Finds a transaction by its number, or a payment by its order. */
export function FindForm() {
  const { sales } = usePosMessages();
  const navigate = useNavigate();
  return (
    <Card title={sales.find}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = String(new FormData(event.currentTarget).get('wanted') ?? '');
          if (wanted.trim() !== '') void navigate({ to: pathOf(wanted) });
        }}
      >
        <TextField
          name="wanted"
          label={sales.findField}
          description={sales.findHelp}
          autoComplete="off"
          autoCapitalize="none"
          isRequired
        />
        <Button type="submit" className="self-start">
          {sales.findButton}
        </Button>
      </Form>
    </Card>
  );
}
