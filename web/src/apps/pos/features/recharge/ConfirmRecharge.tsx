import { useMessages } from '../../../../i18n';
import { Amount, Button, Dialog, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { RechargeBody } from './recharge-request';

interface Props {
  /** What is to be confirmed; null while there is nothing. */
  readonly body: RechargeBody | null;
  readonly onConfirm: (body: RechargeBody) => void;
  readonly onCancel: () => void;
}

/** Repeats card and amount before any money moves. */
export function ConfirmRecharge({ body, onConfirm, onCancel }: Props) {
  const { recharge } = usePosMessages();
  const { actions } = useMessages();
  const format = useFormat();
  return (
    <Dialog
      isOpen={body !== null}
      onOpenChange={(open) => !open && onCancel()}
      title={recharge.confirmTitle}
      role="alertdialog"
    >
      {body !== null && (
        <div className="flex flex-col gap-4">
          <p>{recharge.confirmHelp}</p>
          <p className="text-center font-bold text-2xl tabular-nums tracking-wide">{body.cardNo}</p>
          <p className="text-center">
            <Amount value={body.amount} size="large" />
          </p>
          <Button tone="primary" size="large" wide onPress={() => onConfirm(body)}>
            {recharge.confirm(format.money(body.amount))}
          </Button>
          <Button wide onPress={onCancel}>
            {actions.edit}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
