//! Contracts of the endpoints that several roles call.

use crate::endpoint as e;
use crate::error::ErrorCode::{InvalidPrice, TxNotFound};
use crate::openapi::Contract;
use crate::{answers as a, requests as r};

pub(super) fn contracts() -> Vec<Contract> {
    vec![
        Contract::new::<a::QrValidated>(&e::QR_VALIDATE, "Look whether a payment code is live")
            .takes::<r::ValidateQr>()
            .refuses(&[InvalidPrice]),
        Contract::new::<a::OneTransaction>(&e::TRANSACTION, "A transaction in full")
            .refuses(&[TxNotFound]),
    ]
}
