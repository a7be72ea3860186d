//! What members, the manager and the system ask of the books.

use mps_domain::account::Account;
use mps_domain::card::Card;
use mps_domain::code::CodeHash;
use mps_domain::decision::Actor;
use mps_domain::ids::{CodeId, MemberId, SessionId};
use mps_domain::operations::{
    Charge, Charged, FreezeCard, GenerateCode, Keys, MerchantRecharge, Recharged, Refund, Refunded,
    Reverse, Reversed, UnfreezeCard,
};
use mps_domain::{Money, Refusal};
use uuid::Uuid;

use super::{Bank, manager};

fn bearer(id: u128, account: Account) -> Actor {
    Actor::Bearer(mps_domain::access::Bearer {
        session_id: SessionId::new(Uuid::from_u128(id)),
        token_id: Uuid::from_u128(id),
        account,
    })
}

impl Bank {
    /// A new code of a card, made by its member.
    pub(crate) fn code(&mut self, index: usize) -> Result<CodeHash, Refusal> {
        let code = CodeHash::of(&self.new_key());
        let member = 11 + index as u128;
        let actor = bearer(
            member,
            Account::Member(MemberId::new(Uuid::from_u128(member))),
        );
        let card_id = self.cards[index];
        let code_id = CodeId::new(Uuid::from_u128(self.next()));
        self.execute(
            actor,
            &GenerateCode {
                code_id,
                card_id,
                code,
                ttl_secs: None,
            },
        )?;
        Ok(code)
    }

    fn send_charge(&mut self, code: CodeHash, cents: i64, keys: Keys) -> Result<Charged, Refusal> {
        let transaction_id = self.transaction_id();
        let order = keys.external_order_id.clone();
        let amount = Money::from_minor(cents);
        let charge = Charge {
            transaction_id,
            code,
            amount,
            tag: None,
            keys,
        };
        let charged = self.execute(bearer(2, manager()), &charge)?;
        if !charged.replayed {
            self.transactions.push(charged.transaction.id);
            if let Some(order) = order {
                self.orders.push(order.clone());
                self.payments
                    .push((charged.transaction.tx_no.clone(), order));
            }
        }
        Ok(charged)
    }

    pub(crate) fn charge_both(
        &mut self,
        code: CodeHash,
        cents: i64,
        key: &str,
        order: Option<&str>,
    ) -> Result<Charged, Refusal> {
        let external_order_id = order.map(str::to_owned);
        let keys = Keys {
            idempotency_key: Some(key.to_owned()),
            external_order_id,
        };
        self.send_charge(code, cents, keys)
    }

    pub(crate) fn charge_with(
        &mut self,
        code: CodeHash,
        cents: i64,
        key: &str,
    ) -> Result<Charged, Refusal> {
        self.charge_both(code, cents, key, None)
    }

    pub(crate) fn charge_order(
        &mut self,
        code: CodeHash,
        cents: i64,
        order: &str,
    ) -> Result<Charged, Refusal> {
        let external_order_id = Some(order.to_owned());
        self.send_charge(
            code,
            cents,
            Keys {
                idempotency_key: None,
                external_order_id,
            },
        )
    }

    pub(crate) fn charge(&mut self, card: usize, cents: i64) -> Result<Charged, Refusal> {
        let code = self.code(card)?;
        let order = self.new_key();
        self.charge_order(code, cents, &order)
    }

    /// A purchase whose cost is recharged at once. Only its points stay, and they do not depend on the rate
    /// that the level gave at that moment.
    pub(crate) fn earn_points(&mut self, card: usize, cents: i64) -> Result<(), Refusal> {
        let charged = self.charge(card, cents)?;
        self.recharge(card, charged.transaction.final_amount.minor())?;
        Ok(())
    }

    pub(crate) fn refund_with(
        &mut self,
        tx_no: &str,
        cents: i64,
        key: &str,
    ) -> Result<Refunded, Refusal> {
        let refund = Refund {
            transaction_id: self.transaction_id(),
            lapse_id: self.transaction_id(),
            on_behalf_of: None,
            original_tx_no: tx_no.to_owned(),
            amount: Money::from_minor(cents),
            reason: None,
            tag: None,
            keys: Keys {
                idempotency_key: Some(key.to_owned()),
                external_order_id: None,
            },
        };
        let refunded = self.execute(bearer(2, manager()), &refund)?;
        if !refunded.replayed {
            self.transactions.push(refunded.transaction.id);
        }
        Ok(refunded)
    }

    pub(crate) fn refund(&mut self, tx_no: &str, cents: i64) -> Result<Refunded, Refusal> {
        let key = self.new_key();
        self.refund_with(tx_no, cents, &key)
    }

    pub(crate) fn reverse(&mut self, order: &str) -> Result<Reversed, Refusal> {
        let reverse = Reverse {
            transaction_id: self.transaction_id(),
            lapse_id: self.transaction_id(),
            on_behalf_of: None,
            external_order_id: order.to_owned(),
            reason: None,
        };
        self.execute(bearer(2, manager()), &reverse)
    }

    pub(crate) fn recharge_with(
        &mut self,
        card: usize,
        cents: i64,
        key: &str,
    ) -> Result<Recharged, Refusal> {
        let recharge = MerchantRecharge {
            transaction_id: self.transaction_id(),
            card_no: self.card(card).card_no,
            amount: Money::from_minor(cents),
            keys: Keys {
                idempotency_key: Some(key.to_owned()),
                external_order_id: None,
            },
        };
        let recharged = self.execute(bearer(2, manager()), &recharge)?;
        if !recharged.replayed {
            self.transactions.push(recharged.transaction.id);
        }
        Ok(recharged)
    }

    pub(crate) fn recharge(&mut self, card: usize, cents: i64) -> Result<Recharged, Refusal> {
        let key = self.new_key();
        self.recharge_with(card, cents, &key)
    }

    pub(crate) fn freeze(&mut self, card: usize) -> Result<Card, Refusal> {
        let card_id = self.cards[card];
        self.execute(
            Actor::System,
            &FreezeCard {
                card_id,
                reason: None,
            },
        )
    }

    pub(crate) fn unfreeze(&mut self, card: usize) -> Result<Card, Refusal> {
        let card_id = self.cards[card];
        self.execute(
            Actor::System,
            &UnfreezeCard {
                card_id,
                reason: None,
            },
        )
    }
}
