//! `POST /common/qr/validate`

use axum::Json;
use axum::extract::State;
use mps_domain::RefusalCode;
use mps_domain::code::CodeHash;
use mps_domain::operations::{CodeChecked, ValidateCode};
use mps_protocol::{answers, requests};

use crate::app::App;
use crate::error::{ApiError, money};
use crate::http::{Body, Caller};
use crate::routes::unknown_codes;

pub(super) async fn handle(
    State(app): State<App>,
    caller: Caller,
    Body(request): Body<requests::ValidateQr>,
) -> Result<Json<answers::QrValidated>, ApiError> {
    let currency = app.policy().currency;
    let amount = request.amount.as_ref();
    let amount = amount.map(|amount| money(amount, currency, RefusalCode::InvalidPrice, "amount"));
    let amount = amount.transpose()?;
    let checked = match CodeHash::of_scanned(request.qr_plain.reveal()) {
        Ok(code) => {
            unknown_codes::admit(&app, &caller, code).await?;
            app.execute(&caller, ValidateCode { code, amount }).await?
        }
        Err(problem) => CodeChecked::Invalid {
            log_reason: problem.as_str(),
        },
    };
    Ok(Json(match checked {
        CodeChecked::Invalid { log_reason } => {
            unknown_codes::judge(&app, &caller, Some(log_reason));
            tracing::info!(reason = log_reason, "a payment code is not valid");
            answers::QrValidated {
                valid: false,
                card_info: None,
                sufficient: None,
            }
        }
        CodeChecked::Valid(valid) => answers::QrValidated {
            valid: true,
            card_info: Some(answers::ValidCard {
                card_no: valid.card.card_no.clone(),
                card_type: valid.card.card_type.to_string(),
                status: valid.card.status_at(app.now()).to_string(),
            }),
            sufficient: valid.sufficient,
        },
    }))
}
