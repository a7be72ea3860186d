import type { ReactNode } from 'react';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import { minus } from '../../../../money';
import { useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import type { Transaction } from '../sales/queries';

/** What stands on the paper. */
export function Receipt({ row }: { readonly row: Transaction }) {
  const { sales } = usePosMessages();
  const { txType, txStatus, page } = useMessages();
  const { shop, sandbox } = useConfig();
  const format = useFormat();
  const price = format.amount(row.raw_amount);
  const amount = format.amount(row.final_amount);
  const refunded = format.amount(row.refunded_amount);
  const { fields } = sales;
  const name = shop.name ?? row.merchant_name;
  return (
    <>
      <p className="text-center font-bold text-base">{name}</p>
      {row.merchant_name !== null && row.merchant_name !== name && (
        <p className="text-center">{row.merchant_name}</p>
      )}
      {sandbox && <p className="text-center">{page.sandbox}</p>}
      <Rule />
      <Line name={txType[row.type]}>{row.tx_no}</Line>
      <Line name={fields.time}>{format.date(row.created_at)}</Line>
      <Line name={fields.card}>{row.card_no}</Line>
      {row.original_tx_no !== null && <Line name={fields.original}>{row.original_tx_no}</Line>}
      <Rule />
      {price !== amount && row.type === 'payment' && (
        <>
          <Line name={fields.price}>{format.money(price)}</Line>
          <Line name={fields.discount}>−{format.money(minus(price, amount))}</Line>
        </>
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 font-bold text-lg">
        <span>{fields.amount}</span>
        <span className="tabular-nums">{format.money(amount)}</span>
      </div>
      {refunded > 0 && <Line name={fields.refunded}>{format.money(refunded)}</Line>}
      {row.status !== 'completed' && <Line name={fields.status}>{txStatus[row.status]}</Line>}
      {row.points !== 0 && <Line name={fields.points}>{format.number(row.points)}</Line>}
      <Line name={fields.balance}>{format.money(format.amount(row.balance_after))}</Line>
      {row.type === 'payment' && <p className="mt-1">{sales.paidWith}</p>}
      {row.external_order_id !== null && (
        <p className="mt-1 text-xs">
          {fields.order} {row.external_order_id}
        </p>
      )}
      <Rule />
      <p className="text-center">{sales.thanks}</p>
    </>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <p className="flex flex-wrap justify-between gap-x-2">
      <span>{name}</span>
      <span className="tabular-nums">{children}</span>
    </p>
  );
}

function Rule() {
  return <hr className="my-1.5 border-black border-t border-dashed" />;
}
