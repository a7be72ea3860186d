import { attempt } from '../../../api/classify';
import type { Api } from '../../../api/client';
import { take, withKey } from '../../../api/client';
import { Failure } from '../../../api/failure';
import type { components } from '../../../api/schema';
import { fromJson, minus, toRequest } from '../../../money';
import type { ChargeEvent, Paid, Problem, Sale } from './state';

/** What a till asks the server about a sale. Each request gives the event that it led to, and never throws. */
export interface Till {
  readonly charge: (sale: Sale, code: string) => Promise<ChargeEvent>;
  readonly lookUp: (sale: Sale) => Promise<ChargeEvent>;
  readonly reverse: (sale: Sale) => Promise<ChargeEvent>;
}

/** The till of this server. `decimals` are those of the currency. */
export function serverTill(api: Api, decimals: number): Till {
  return {
    charge: async (sale, code) => {
      const asked = await attempt(
        take(
          api.client.POST('/merchant/charge', {
            params: { header: withKey(sale.orderId) },
            body: {
              qr_plain: code,
              amount: toRequest(sale.amount, decimals),
              external_order_id: sale.orderId,
            },
          }),
        ),
      );
      if (asked.outcome === 'paid') return { kind: 'paid', paid: paidBy(asked.answer, decimals) };
      const problem = problemOf(asked.error);
      return { kind: asked.outcome === 'refused' ? 'refused' : 'lost', problem };
    },
    lookUp: async (sale) => {
      const asked = await attempt(
        take(
          api.client.GET('/merchant/orders/{external_order_id}', {
            params: { path: { external_order_id: sale.orderId } },
          }),
        ),
      );
      if (asked.outcome !== 'paid') {
        const problem = problemOf(asked.error);
        return problem.code === 'ORDER_NOT_FOUND'
          ? { kind: 'not-found', problem }
          : { kind: asked.outcome === 'refused' ? 'refused' : 'lost', problem };
      }
      const { transaction } = asked.answer;
      return transaction.status === 'completed'
        ? { kind: 'found', paid: paidEarlier(transaction, decimals) }
        : { kind: 'reversed', outcome: 'reversed' };
    },
    reverse: async (sale) => {
      const asked = await attempt(
        take(api.client.POST('/merchant/reverse', { body: { external_order_id: sale.orderId } })),
      );
      if (asked.outcome === 'paid') return { kind: 'reversed', outcome: asked.answer.outcome };
      const problem = problemOf(asked.error);
      return { kind: asked.outcome === 'refused' ? 'not-reversed' : 'lost', problem };
    },
  };
}

function problemOf(error: unknown): Problem {
  return { code: error instanceof Failure ? error.code : 'NETWORK', error };
}

function paidBy(answer: components['schemas']['Charged'], decimals: number): Paid {
  const { transaction, customer_info } = answer;
  return {
    txNo: transaction.tx_no,
    rawAmount: fromJson(transaction.raw_amount, decimals),
    finalAmount: fromJson(transaction.final_amount, decimals),
    discountAmount: fromJson(transaction.discount_amount, decimals),
    pointsEarned: transaction.points_earned,
    cardNo: customer_info.card_no,
  };
}

function paidEarlier(transaction: components['schemas']['Transaction'], decimals: number): Paid {
  const rawAmount = fromJson(transaction.raw_amount, decimals);
  const finalAmount = fromJson(transaction.final_amount, decimals);
  return {
    txNo: transaction.tx_no,
    rawAmount,
    finalAmount,
    discountAmount: minus(rawAmount, finalAmount),
    pointsEarned: transaction.points,
    cardNo: transaction.card_no,
  };
}
