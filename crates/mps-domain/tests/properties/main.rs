//! Properties of money that must always hold, with 10 000 random cases each.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fall over; that is how it fails"
)]

mod bank;

use bank::Bank;
use mps_domain::operations::Outcome;
use mps_domain::{Money, RefusalCode};
use proptest::collection::vec;
use proptest::prelude::*;

const CASES: u32 = 10_000;

/// Something that happens at the shop. Numbers select among the objects that exist at that moment.
#[derive(Debug, Clone)]
enum Event {
    Recharge { card: usize, cents: i64 },
    Charge { card: usize, cents: i64 },
    Refund { payment: usize, cents: i64 },
    Reverse { payment: usize },
    Freeze { card: usize },
    Unfreeze { card: usize },
    Wait { secs: i64 },
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![
        -5..=5_i64,
        1..=500_000_i64,
        Just(i64::MAX),
        Just(1_000_000_000_000)
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let card = 0..3_usize;
    prop_oneof![
        3 => (card.clone(), cents()).prop_map(|(card, cents)| Event::Recharge { card, cents }),
        5 => (card.clone(), cents()).prop_map(|(card, cents)| Event::Charge { card, cents }),
        4 => (0..8_usize, cents()).prop_map(|(payment, cents)| Event::Refund { payment, cents }),
        1 => (0..8_usize).prop_map(|payment| Event::Reverse { payment }),
        1 => card.clone().prop_map(|card| Event::Freeze { card }),
        1 => card.prop_map(|card| Event::Unfreeze { card }),
        1 => (0..100_000_i64).prop_map(|secs| Event::Wait { secs }),
    ]
}

/// Lets the event happen. Returns whether it was carried out.
fn happen(bank: &mut Bank, event: &Event) -> bool {
    match *event {
        Event::Recharge { card, cents } => bank.recharge(card, cents).is_ok(),
        Event::Charge { card, cents } => bank.charge(card, cents).is_ok(),
        Event::Refund { payment, cents } => {
            let Some(tx_no) = bank.payments.get(payment).map(|(tx_no, _)| tx_no.clone()) else {
                return false;
            };
            bank.refund(&tx_no, cents).is_ok()
        }
        Event::Reverse { payment } => {
            let Some(order) = bank.payments.get(payment).map(|(_, order)| order.clone()) else {
                return false;
            };
            bank.reverse(&order).is_ok()
        }
        Event::Freeze { card } => bank.freeze(card).is_ok(),
        Event::Unfreeze { card } => bank.unfreeze(card).is_ok(),
        Event::Wait { secs } => {
            bank.wait(secs);
            true
        }
    }
}

/// A key that was answered once belongs to that answer for good, even if the answer was that of another key
/// of the same order.
#[test]
fn a_key_answered_once_belongs_to_that_answer() {
    let mut bank = Bank::open();
    bank.recharge(0, 100_000).unwrap();
    let code = bank.code(0).unwrap();
    let first = bank.charge_both(code, 500, "K1", Some("O1")).unwrap();
    let second = bank.charge_both(code, 500, "K2", Some("O1")).unwrap();
    assert!(second.replayed);
    let next = bank.code(0).unwrap();
    let third = bank.charge_both(next, 500, "K2", None).unwrap();
    assert!(third.replayed);
    assert_eq!(third.transaction.id, first.transaction.id);
    let other = bank.charge_both(next, 500, "K2", Some("O2")).unwrap_err();
    assert_eq!(other.code, RefusalCode::IdempotencyKeyReused);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every posting adds up to zero, and so do all together.
    #[test]
    fn postings_sum_to_zero(events in vec(event(), 1..12)) {
        let mut bank = Bank::open();
        for event in &events {
            happen(&mut bank, event);
        }
        let mut all = 0_i64;
        for posting in &bank.postings {
            let sum: i64 = posting.entries().iter().map(|entry| entry.amount.minor()).sum();
            prop_assert_eq!(sum, 0);
            prop_assert!(posting.entries().len() >= 2);
            all += posting.entries()[0].amount.minor() + posting.entries()[1].amount.minor();
        }
        prop_assert_eq!(all, 0);
    }

    /// After each step, a card's balance is the sum of its entries, its points are the sum of their changes,
    /// and its level is the level of its points.
    #[test]
    fn summaries_equal_their_entries(events in vec(event(), 1..12)) {
        let mut bank = Bank::open();
        for event in &events {
            happen(&mut bank, event);
            for index in 0..3 {
                let card = bank.card(index);
                prop_assert_eq!(card.balance.minor(), bank.entries_of(card.id));
                prop_assert_eq!(card.points - card.points_debt, bank.points_of(card.id));
                prop_assert_eq!(card.level, bank::level_of(card.points));
            }
        }
    }

    /// Balances, points and debts are never below zero, and a card never has points and debt together.
    #[test]
    fn nothing_is_below_zero(events in vec(event(), 1..12)) {
        let mut bank = Bank::open();
        for event in &events {
            happen(&mut bank, event);
            for index in 0..3 {
                let card = bank.card(index);
                prop_assert!(card.balance >= Money::ZERO);
                prop_assert!(card.points >= 0 && card.points_debt >= 0);
                prop_assert!(card.points == 0 || card.points_debt == 0);
            }
        }
    }

    /// Refunds that add up to a whole payment leave money, points and level as if it had not happened,
    /// whatever was bought before and in between.
    #[test]
    fn any_split_of_a_full_refund_restores_everything(
        history in vec(1..200_000_i64, 0..3),
        price in 2..400_000_i64,
        cuts in vec(1..400_000_i64, 0..5),
        later in 1..50_000_i64,
        later_at in 0..6_usize,
    ) {
        let mut with = Bank::open();
        let mut without = Bank::open();
        for bank in [&mut with, &mut without] {
            bank.recharge(0, 1_000_000).unwrap();
            for cents in &history {
                drop(bank.charge(0, *cents));
            }
        }
        let Ok(charged) = with.charge(0, price) else { return Ok(()) };
        let total = charged.transaction.final_amount.minor();
        let mut cuts: Vec<i64> = cuts.iter().map(|cut| cut % total).chain([0, total]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut bought_later = false;
        for (step, pair) in cuts.windows(2).enumerate() {
            with.refund(&charged.transaction.tx_no, pair[1] - pair[0]).unwrap();
            if step == later_at {
                // Another purchase in between earns the same points in both worlds.
                bought_later = with.earn_points(0, later).is_ok();
            }
        }
        if bought_later {
            without.earn_points(0, later).unwrap();
        }
        let (after, expected) = (with.card(0), without.card(0));
        prop_assert_eq!(after.balance, expected.balance);
        prop_assert_eq!(after.points, expected.points);
        prop_assert_eq!(after.points_debt, expected.points_debt);
        prop_assert_eq!(after.level, expected.level);
        let refused = with.refund(&charged.transaction.tx_no, 1).unwrap_err();
        prop_assert_eq!(refused.code, RefusalCode::OnlyCompletedPaymentRefundable);
    }

    /// The same request sent twice has the effect of one, and gets the same answer.
    #[test]
    fn twice_equals_once(events in vec(event(), 1..10), cents in 1..100_000_i64) {
        let mut bank = Bank::open();
        bank.recharge(0, 500_000).unwrap();
        for event in &events {
            happen(&mut bank, event);
        }
        let key = bank.new_key();
        let code = bank.code(0);
        if let Ok(code) = code
            && let Ok(first) = bank.charge_with(code, cents, &key)
        {
            let before = bank.snapshot();
            bank.wait(10_000);
            let second = bank.charge_with(code, cents, &key).unwrap();
            prop_assert!(second.replayed);
            prop_assert_eq!(&second.transaction, &first.transaction);
            let other = bank.charge_with(code, cents + 1, &key).unwrap_err();
            prop_assert_eq!(other.code, RefusalCode::IdempotencyKeyReused);

            let refund_key = bank.new_key();
            prop_assert_eq!(bank.snapshot(), before);
            let tx_no = &first.transaction.tx_no;
            let refunded = bank.refund_with(tx_no, 1, &refund_key).unwrap();
            let before = bank.snapshot();
            let again = bank.refund_with(tx_no, 1, &refund_key).unwrap();
            prop_assert_eq!(again.transaction, refunded.transaction);
            prop_assert_eq!(again.remaining, refunded.remaining);
            prop_assert_eq!(bank.snapshot(), before);
        }
        let recharge_key = bank.new_key();
        if let Ok(first) = bank.recharge_with(1, cents, &recharge_key) {
            let before = bank.snapshot();
            let second = bank.recharge_with(1, cents, &recharge_key).unwrap();
            prop_assert_eq!(second.transaction, first.transaction);
            prop_assert_eq!(bank.snapshot(), before);
        }
    }

    /// A refused operation leaves the books as they were.
    #[test]
    fn a_refusal_changes_nothing(events in vec(event(), 1..16)) {
        let mut bank = Bank::open();
        for event in &events {
            let before = bank.snapshot();
            if !happen(&mut bank, event) {
                // Making the code for a refused charge is an operation of its own, which the snapshot does
                // not contain.
                prop_assert_eq!(bank.snapshot(), before);
            }
        }
    }

    /// A reversal is final: before, after and instead of its charge.
    #[test]
    fn a_reversed_order_never_costs_anything(cents in 1..400_000_i64, part in 0..400_000_i64, early in any::<bool>()) {
        let mut bank = Bank::open();
        bank.recharge(0, 500_000).unwrap();
        let before = bank.card(0);
        let order = bank.new_key();
        if early {
            prop_assert_eq!(bank.reverse(&order).unwrap().outcome, Outcome::Blocked);
        }
        let code = bank.code(0).unwrap();
        let charged = bank.charge_order(code, cents, &order);
        if let Ok(charged) = &charged {
            prop_assert!(!early);
            let part = part % charged.transaction.final_amount.minor();
            if part > 0 {
                bank.refund(&charged.transaction.tx_no, part).unwrap();
            }
            let first = bank.reverse(&order).unwrap();
            prop_assert_eq!(first.outcome, Outcome::Reversed);
            let again = bank.reverse(&order).unwrap();
            prop_assert!(again.replayed);
            prop_assert_eq!(
                again.refund.map(|refund| refund.transaction),
                first.refund.map(|refund| refund.transaction)
            );
        }
        let late = bank.charge_order(code, cents, &order);
        if early || charged.is_ok() {
            prop_assert_eq!(late.unwrap_err().code, RefusalCode::OrderReversed);
        }
        let after = bank.card(0);
        prop_assert_eq!((after.balance, after.points, after.level), (before.balance, before.points, before.level));
    }
}
