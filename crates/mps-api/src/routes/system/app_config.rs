//! `GET /app/config`

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mps_domain::transaction::PaymentMethod;
use mps_protocol::{Amount, answers};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::error::ApiError;

pub(super) async fn handle(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let config = config(&app);
    let text = serde_json::to_vec(&config).map_err(ApiError::internal)?;
    let hash = Sha256::digest(&text);
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(hash));
    let is_known = mps_web::is_known(&headers, &tag);
    // Pages ask each time they start, and mostly hear that nothing has changed.
    let caching = [(CACHE_CONTROL, "no-cache".to_owned()), (ETAG, tag)];
    Ok(if is_known {
        (StatusCode::NOT_MODIFIED, caching).into_response()
    } else {
        (caching, Json(config)).into_response()
    })
}

fn config(app: &App) -> answers::AppConfig {
    let policy = app.policy();
    let amount = |money| Amount::of(money, policy.currency);
    let sandbox = policy.sandbox.then(|| PaymentMethod::Sandbox.to_string());
    let shop = &app.config().shop;
    answers::AppConfig {
        currency: policy.currency.code().to_owned(),
        decimals: policy.currency.decimals(),
        business_tz: policy.calendar.zone().to_owned(),
        phone_region: policy.phone_region.map(|region| region.code().to_owned()),
        recharge: answers::RechargeTerms {
            min: amount(policy.recharge_min),
            max: amount(policy.recharge_max),
            methods: sandbox.into_iter().collect(),
        },
        card_balance_max: amount(policy.card_balance_max),
        code_ttl_seconds: policy.code_ttl_secs,
        code_prefix: policy.code_prefix.to_string(),
        sandbox: policy.sandbox,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        shop: answers::ShopLook {
            name: shop.name.clone(),
            color: shop.color.clone(),
        },
    }
}
