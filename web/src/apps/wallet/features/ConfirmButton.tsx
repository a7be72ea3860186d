import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../../i18n';
import { Button, Dialog, ErrorNotice } from '../../../ui';

interface Props {
  /** On the button that opens the question. */
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly title: string;
  /** On the button that does it: what it does, never just "yes". */
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
  readonly tone?: 'danger' | 'quiet';
  /** What it means. */
  readonly children: ReactNode;
}

/** A button for what is not easily undone. It asks first, and stays open until it is done. */
export function ConfirmButton({
  label,
  icon: Icon,
  title,
  confirm,
  onConfirm,
  tone = 'danger',
  children,
}: Props) {
  const { actions } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = (open: boolean) => {
    if (isBusy) return;
    setError(null);
    setOpen(open);
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      setOpen(false);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button tone={tone} onPress={() => setOpen(true)}>
        {Icon && <Icon aria-hidden="true" className="size-5" />}
        {label}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={change} title={title} role="alertdialog" kind="sheet">
        <div className="flex flex-col gap-4">
          {children}
          {error !== null && <ErrorNotice error={error} />}
          <Button tone="danger" size="large" wide isPending={isBusy} onPress={() => void run()}>
            {confirm}
          </Button>
          <Button tone="quiet" wide isDisabled={isBusy} onPress={() => change(false)}>
            {actions.cancel}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
