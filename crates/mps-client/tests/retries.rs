//! What the client reports about a request whose answer was lost.

#![expect(
    clippy::unwrap_used,
    reason = "a test may fall over; that is how it fails"
)]

use std::time::Duration;

use mps_client::{Client, ClientError, ClientOptions};
use mps_protocol::{Amount, requests};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const REFUSED: &str = r#"{"error":{"code":"INSUFFICIENT_BALANCE","message":"-","details":{},"timestamp":"-","request_id":"00000000-0000-0000-0000-000000000000"}}"#;

fn charge() -> requests::Charge {
    requests::Charge {
        qr_plain: requests::Secret::new("MPS1.x"),
        amount: Amount::from_text("1.00"),
        external_order_id: None,
        tag: None,
    }
}

fn client(listener: &TcpListener) -> Client {
    let address = listener.local_addr().unwrap();
    let options = ClientOptions {
        retries: 1,
        timeout: Duration::from_secs(5),
        ..ClientOptions::new(format!("http://{address}"))
    };
    Client::new(options).unwrap()
}

/// Takes a request and closes the connection without an answer.
async fn swallow(listener: &TcpListener) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut request = [0; 4096];
    assert!(stream.read(&mut request).await.unwrap() > 0);
}

#[tokio::test]
async fn an_earlier_try_without_an_answer_outweighs_a_server_that_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = client(&listener);
    let request = charge();
    let (sent, ()) = tokio::join!(client.charge(&request, "key"), async move {
        swallow(&listener).await;
        // Nobody listens any more, so the second try cannot connect.
        drop(listener);
    });
    let error = sent.unwrap_err();
    assert!(error.is_unknown(), "{error:?}");
}

#[tokio::test]
async fn a_refusal_of_the_same_key_says_that_the_earlier_try_was_not_done() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = client(&listener);
    let request = charge();
    let (sent, ()) = tokio::join!(client.charge(&request, "key"), async move {
        swallow(&listener).await;
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        assert!(stream.read(&mut request).await.unwrap() > 0);
        let length = REFUSED.len();
        let answer = format!(
            "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: \
             {length}\r\nconnection: close\r\n\r\n{REFUSED}"
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let error = sent.unwrap_err();
    assert!(
        matches!(error, ClientError::Refused { status: 400, .. }),
        "{error:?}"
    );
    assert!(!error.is_unknown());
}

/// Answers a request with a redirect, and fails if anything else arrives.
async fn redirect(listener: &TcpListener, location: &str) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut request = [0; 4096];
    assert!(stream.read(&mut request).await.unwrap() > 0);
    let answer = format!(
        "HTTP/1.1 308 Permanent Redirect\r\nlocation: {location}\r\ncontent-length: 0\r\n\
         connection: close\r\n\r\n"
    );
    stream.write_all(answer.as_bytes()).await.unwrap();
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_says_where_the_server_is() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let location = "http://127.0.0.1:1/merchant/charge";
    let client = client(&listener);
    let request = charge();
    let (sent, ()) = tokio::join!(
        client.charge(&request, "key"),
        redirect(&listener, location)
    );
    let error = sent.unwrap_err();
    assert!(matches!(error, ClientError::Unreachable(_)), "{error:?}");
    assert!(error.to_string().contains(location), "{error}");
}
