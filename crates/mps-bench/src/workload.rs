//! The jobs of the clients: charges, refunds and recharges, each with its own idempotency key.

use std::sync::{Arc, Mutex};

use anyhow::Result;
use mps_client::{Client, ClientError, Sent};
use mps_protocol::{Amount, ErrorCode, requests};

use crate::numbers::Random;
use crate::shop::ChargedCard;

/// A job, which can be sent as often as needed.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    key: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Charge(requests::Charge),
    Refund(requests::Refund),
    Recharge(requests::MerchantRecharge),
}

/// The outcome of a job.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The transaction is in the books under this number.
    Done { tx_no: String, replayed: bool },
    /// A business rule refused it.
    Refused,
    /// It is certainly not in the books, and may be sent again.
    NotDone(String),
    /// The outcome is unknown.
    None(String),
}

/// Makes jobs.
#[derive(Clone)]
pub(crate) struct Maker {
    cards: Arc<Vec<ChargedCard>>,
    /// The payments that can be refunded.
    payments: Arc<Mutex<Vec<String>>>,
}

fn amount(cents: u64) -> Amount {
    Amount::from_text(&format!("{}.{:02}", cents / 100, cents % 100))
}

impl Maker {
    pub(crate) fn new(cards: Vec<ChargedCard>) -> Self {
        Self {
            cards: Arc::new(cards),
            payments: Arc::default(),
        }
    }

    /// The cards that are charged.
    pub(crate) fn cards(&self) -> &[ChargedCard] {
        &self.cards
    }

    /// The next job: six charges to two refunds and two recharges.
    pub(crate) fn next(&self, random: &mut Random) -> Option<Job> {
        if random.below(10) < 4 {
            self.other(random)
        } else {
            self.charge(random)
        }
    }

    /// A charge.
    pub(crate) fn charge(&self, random: &mut Random) -> Option<Job> {
        let key = Client::new_key();
        let kind = Kind::Charge(requests::Charge {
            qr_plain: requests::Secret::new(self.card(random)?.code.as_str()),
            amount: amount(random.below(3000).saturating_add(1)),
            external_order_id: Some(format!("order-{key}")),
            tag: None,
        });
        Some(Job { key, kind })
    }

    /// A refund or a recharge.
    pub(crate) fn other(&self, random: &mut Random) -> Option<Job> {
        let payments = self.payments.lock().ok()?;
        let count = u64::try_from(payments.len()).ok()?;
        let kind = if count > 0 && random.below(2) == 0 {
            let payment = payments.get(usize::try_from(random.below(count)).ok()?)?;
            Kind::Refund(requests::Refund {
                original_tx_no: payment.clone(),
                refund_amount: amount(random.below(40).saturating_add(1)),
                reason: None,
                tag: None,
            })
        } else {
            Kind::Recharge(requests::MerchantRecharge {
                card_no: self.card(random)?.card_no.clone(),
                amount: amount(random.below(5000).saturating_add(1)),
                payment_method: "cash".to_owned(),
            })
        };
        let key = Client::new_key();
        Some(Job { key, kind })
    }

    fn card(&self, random: &mut Random) -> Option<&ChargedCard> {
        let chosen = random.below(u64::try_from(self.cards.len()).ok()?);
        self.cards.get(usize::try_from(chosen).ok()?)
    }

    /// Records a payment that may be refunded.
    pub(crate) fn done(&self, job: &Job, tx_no: &str) {
        if let (Kind::Charge(_), Ok(mut payments)) = (&job.kind, self.payments.lock()) {
            payments.push(tx_no.to_owned());
        }
    }
}

impl Job {
    /// The idempotency key.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether a business rule may refuse it: a payment may have nothing left to refund.
    pub(crate) fn may_be_refused(&self) -> bool {
        matches!(self.kind, Kind::Refund(_))
    }

    /// Sends the job with its key.
    pub(crate) async fn send(&self, client: &Client) -> Answer {
        let key = &self.key;
        match &self.kind {
            Kind::Charge(request) => {
                answer(client.charge(request, key).await, |a| a.transaction.tx_no)
            }
            Kind::Refund(request) => {
                answer(client.refund(request, key).await, |a| a.refund.refund_tx_no)
            }
            Kind::Recharge(request) => answer(client.merchant_recharge(request, key).await, |a| {
                a.transaction.tx_no
            }),
        }
    }

    /// The transaction number for the job's order, if the job is a charge and the books have it.
    pub(crate) async fn ask_order(&self, client: &Client) -> Result<Option<String>> {
        let Kind::Charge(requests::Charge {
            external_order_id: Some(order),
            ..
        }) = &self.kind
        else {
            return Ok(None);
        };
        match client.order(order).await {
            Ok(found) => Ok(Some(found.transaction.tx_no)),
            Err(error) if error.code() == Some(ErrorCode::OrderNotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

fn answer<T>(sent: Result<Sent<T>, ClientError>, number: impl FnOnce(T) -> String) -> Answer {
    match sent {
        Ok(sent) => Answer::Done {
            tx_no: number(sent.answer),
            replayed: sent.replayed,
        },
        Err(error) if error.is_unknown() => Answer::None(error.to_string()),
        Err(ClientError::Unreachable(why)) => Answer::None(why),
        Err(error) => match error.code() {
            Some(ErrorCode::ServiceUnavailable | ErrorCode::RateLimited) => {
                Answer::NotDone(error.to_string())
            }
            None => Answer::None(error.to_string()),
            _ => Answer::Refused,
        },
    }
}
