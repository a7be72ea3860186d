import * as v from 'valibot';
import { type Api, take, withKey } from '../../../../../api/client';
import { type Minor, minor, toRequest } from '../../../../../money';
import { deviceSlot, type Slot } from '../../once/slot';

/** A refund that is asked for. */
export interface RefundBody {
  readonly amount: Minor;
  readonly reason: string;
}

const schema: v.GenericSchema<RefundBody> = v.object({
  amount: v.pipe(v.number(), v.integer(), v.transform(minor)),
  reason: v.string(),
}) as unknown as v.GenericSchema<RefundBody>;

/** Where the refund of a payment is kept until its outcome is certain. */
export function refundSlot(merchantId: string, txNo: string): Slot<RefundBody> {
  return deviceSlot(`refund.${merchantId}.${txNo}`, schema);
}

/** Asks for a refund. The key makes it happen once. */
export function sendRefund(api: Api, txNo: string, decimals: number) {
  return ({ amount, reason }: RefundBody, key: string) =>
    take(
      api.client.POST('/merchant/refund', {
        params: { header: withKey(key) },
        body: {
          original_tx_no: txNo,
          refund_amount: toRequest(amount, decimals),
          ...(reason !== '' && { reason }),
        },
      }),
    );
}
