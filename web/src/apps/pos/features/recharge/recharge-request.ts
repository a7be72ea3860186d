import * as v from 'valibot';
import { type Api, take, withKey } from '../../../../api/client';
import { type Minor, minor, toRequest } from '../../../../money';
import { deviceSlot, type Slot } from '../once/slot';

/** A top-up with cash. */
export interface RechargeBody {
  readonly cardNo: string;
  readonly amount: Minor;
}

const schema: v.GenericSchema<RechargeBody> = v.object({
  cardNo: v.string(),
  amount: v.pipe(v.number(), v.integer(), v.transform(minor)),
}) as unknown as v.GenericSchema<RechargeBody>;

/** Where a top-up is kept until its outcome is certain. */
export function rechargeSlot(merchantId: string): Slot<RechargeBody> {
  return deviceSlot(`recharge.${merchantId}`, schema);
}

/** Asks for a top-up. The key makes it happen once. */
export function sendRecharge(api: Api, decimals: number) {
  return ({ cardNo, amount }: RechargeBody, key: string) =>
    take(
      api.client.POST('/merchant/recharge', {
        params: { header: withKey(key) },
        body: {
          card_no: cardNo,
          amount: toRequest(amount, decimals),
          payment_method: 'cash',
        },
      }),
    );
}
