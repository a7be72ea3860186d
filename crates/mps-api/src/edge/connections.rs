//! Accepts connections, and limits how long and how much a client may send before its first request
//! is complete. Each route sets its own limits for requests.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tokio::time::timeout;
use tower::{Service, ServiceExt};

/// The largest head of a request, in bytes, the same as nginx's. A larger head, or more than 100
/// headers (the limit of hyper), is answered with 431.
const LARGEST_HEAD: u16 = 32 * 1024;
/// How long clients that have just connected have to send a request before a stop closes idle
/// connections.
const LAST_WORD: Duration = Duration::from_millis(200);
/// How often an HTTP/2 client is pinged to see whether it is still there.
const PING: Duration = Duration::from_secs(30);

/// How long the system keeps a connection whose client takes nothing of what was sent.
const UNREAD: Duration = Duration::from_mins(1);

/// How many connections may wait in the system's queue before they are accepted. By default, Linux
/// allows a program to ask for this many (`net.core.somaxconn`, from 5.4 on). A client beyond them
/// gets no answer, and its system tries again only after a second.
const WAITING: u32 = 4096;

/// How long clients may take to send a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// From the connection to the head of its first request.
    pub(crate) first: Duration,
    /// From an answer to the head of the next request, including the idle time in between.
    pub(crate) next: Duration,
    /// For taking something of an answer.
    pub(crate) unread: Duration,
}

/// The server keeps idle connections longer than proxies do (60 s). So the proxy closes them, and
/// the server never closes one at the moment when a request is on its way.
pub(crate) const PATIENCE: Patience = Patience {
    first: Duration::from_secs(10),
    next: Duration::from_secs(75),
    unread: UNREAD,
};

/// Listens on an address.
///
/// # Errors
/// The error of the system.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // Remains of an earlier server's connections must not block the address.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// Serves until `stop` completes. Then accepts no more connections and finishes the requests in
/// flight.
pub(crate) async fn serve(
    mut listener: TcpListener,
    routes: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.next)
        .max_buf_size(LARGEST_HEAD.into());
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING)
        .max_header_list_size(LARGEST_HEAD.into());
    let mut services = routes.into_make_service_with_connect_info::<SocketAddr>();
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        // `Listener::accept` waits a moment when the process has no room for another connection.
        let (stream, peer) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let Ok(service) = services.call(peer).await;
        take(&builder, &graceful, stream, service, patience);
    }
    // The system has accepted connections that this loop has not seen yet. Their clients would not
    // send their requests a second time.
    for (stream, peer) in taken(listener) {
        let Ok(service) = services.call(peer).await;
        take(&builder, &graceful, stream, service, patience);
    }
    tokio::time::sleep(LAST_WORD).await;
    graceful.shutdown().await;
}

/// Closes a port. Returns the connections to it that were made but not accepted yet.
fn taken(listener: TcpListener) -> Vec<(TcpStream, SocketAddr)> {
    let mut taken = Vec::new();
    // The runtime may not have been notified of the last ones, so the system itself is asked.
    let Ok(listener) = listener.into_std() else {
        return taken;
    };
    while let Ok((stream, peer)) = listener.accept() {
        let stream = stream
            .set_nonblocking(true)
            .and_then(|()| TcpStream::from_std(stream));
        taken.extend(stream.map(|stream| (stream, peer)));
    }
    taken
}

/// Serves one connection in the background, unless it sends no request in time.
fn take<S>(
    builder: &Builder<TokioExecutor>,
    graceful: &GracefulShutdown,
    stream: TcpStream,
    service: S,
    patience: Patience,
) where
    S: Service<Request, Response = axum::response::Response, Error = Infallible>
        + Clone
        + Send
        + 'static,
    S::Future: Send,
{
    // Answers are small. Waiting to fill packets would cost 40 ms each.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    if let Ok(unread) = u32::try_from(patience.unread.as_millis()) {
        // Without it, what a client does not read stays in memory for as long as its system answers.
        let _ = rustix::net::sockopt::set_tcp_user_timeout(&stream, unread);
    }
    // The library's own timeout starts only when it knows the HTTP version.
    let asked = Arc::new(Notify::new());
    let begun = Arc::clone(&asked);
    let service = service.map_request(move |request: axum::http::Request<Incoming>| {
        begun.notify_one();
        request.map(axum::body::Body::new)
    });
    let service = TowerToHyperService::new(service);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection.into_owned());
    tokio::spawn(async move {
        let silence = async {
            if timeout(patience.first, asked.notified()).await.is_ok() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            ended = connection => if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke off");
            },
            () = silence => tracing::debug!("a connection sent no request"),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{IpAddr, Ipv4Addr};

    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::time::Instant;

    /// How long a test waits for something that must happen.
    const SOON: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(400);
    const ANY_PORT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
    const LONG: Duration = Duration::from_hours(1);
    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";

    fn server(patience: Patience, stop: impl Future<Output = ()> + Send + 'static) -> SocketAddr {
        let listener = listen(ANY_PORT).unwrap();
        let address = listener.local_addr().unwrap();
        let routes = Router::new().route("/", get(async || "hello"));
        tokio::spawn(serve(listener, routes, patience, stop));
        address
    }

    /// Everything that is received until the server closes the connection, or resets it because the
    /// server never got to it.
    async fn rest(stream: &mut TcpStream) -> String {
        let mut all = Vec::new();
        let read = timeout(SOON, stream.read_to_end(&mut all)).await;
        if let Err(error) = read.expect("the server does not close") {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        }
        String::from_utf8_lossy(&all).into_owned()
    }

    /// The answer to a request on a connection that stays open.
    async fn ask(stream: &mut TcpStream) -> String {
        stream.write_all(REQUEST).await.unwrap();
        let mut answer = String::new();
        while !answer.ends_with("hello") {
            let mut part = [0; 1024];
            let read = timeout(SOON, stream.read(&mut part))
                .await
                .unwrap()
                .unwrap();
            assert!(read > 0, "closed after {answer:?}");
            answer.push_str(std::str::from_utf8(&part[..read]).unwrap());
        }
        answer
    }

    #[tokio::test]
    async fn who_does_not_ask_in_time_is_let_go() {
        let patience = Patience {
            first: SHORT,
            next: LONG,
            unread: LONG,
        };
        let address = server(patience, std::future::pending());
        let beginnings: [&[u8]; 4] = [
            b"",
            b"GET / HTTP/1.1\r\nhost: x\r\n",
            b"PRI * HTT",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        ];
        for beginning in beginnings {
            let began = Instant::now();
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(beginning).await.unwrap();
            let received = rest(&mut stream).await;
            assert!(began.elapsed() >= SHORT, "{beginning:?}");
            assert!(!received.contains("hello"), "{received:?}");
        }
        // A client that has sent a request may stay idle.
        let mut stream = TcpStream::connect(address).await.unwrap();
        ask(&mut stream).await;
        tokio::time::sleep(SHORT * 2).await;
        ask(&mut stream).await;
    }

    #[tokio::test]
    async fn a_next_request_has_its_time_too() {
        let patience = Patience {
            first: LONG,
            next: SHORT,
            unread: LONG,
        };
        let address = server(patience, std::future::pending());
        for beginning in [&REQUEST[..0], &REQUEST[..10]] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            ask(&mut stream).await;
            let began = Instant::now();
            stream.write_all(beginning).await.unwrap();
            assert_eq!(rest(&mut stream).await, "");
            assert!(began.elapsed() >= SHORT / 2, "{beginning:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn who_takes_nothing_of_an_answer_is_let_go() {
        let listener = listen(ANY_PORT).unwrap();
        let address = listener.local_addr().unwrap();
        let patience = Patience {
            first: LONG,
            next: LONG,
            unread: SHORT,
        };
        let answer = Arc::new(());
        let in_flight = Arc::clone(&answer);
        let large = async move || {
            let in_flight = Arc::clone(&in_flight);
            let parts = futures::stream::repeat_with(move || {
                let _ = Arc::strong_count(&in_flight);
                Ok::<_, Infallible>(vec![0_u8; 64 * 1024])
            });
            axum::body::Body::from_stream(parts)
        };
        let routes = Router::new().route("/", get(large));
        tokio::spawn(serve(listener, routes, patience, std::future::pending()));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(REQUEST).await.unwrap();
        let mut some = [0; 1024];
        stream.read_exact(&mut some).await.unwrap();
        let began = Instant::now();
        // The route itself has one, this test another, and the answer a third for as long as it is sent.
        while Arc::strong_count(&answer) < 3 {
            assert!(began.elapsed() < SOON, "it never began");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        while Arc::strong_count(&answer) > 2 {
            assert!(began.elapsed() < SOON, "it is still sent");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    #[tokio::test]
    async fn http_2_is_spoken_to_those_who_begin_with_it() {
        let address = server(PATIENCE, std::future::pending());
        let mut stream = TcpStream::connect(address).await.unwrap();
        // The preface and an empty SETTINGS frame (RFC 9113, sections 3.4 and 6.5).
        let begin = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
        stream.write_all(begin).await.unwrap();
        let mut frame = [0; 9];
        let read = timeout(SOON, stream.read_exact(&mut frame)).await;
        read.unwrap().unwrap();
        assert_eq!(frame[3], 4, "the server's settings come first: {frame:?}");
    }

    #[tokio::test]
    async fn heads_have_a_bound() {
        let address = server(PATIENCE, std::future::pending());
        let long = format!("a: {}\r\n", "x".repeat(usize::from(LARGEST_HEAD)));
        let many = "a: x\r\n".repeat(200);
        for headers in [long, many] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            let head = format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n");
            // The server may close the connection before everything is sent.
            let _ = stream.write_all(head.as_bytes()).await;
            let mut status = [0; 12];
            timeout(SOON, stream.read_exact(&mut status))
                .await
                .unwrap()
                .unwrap();
            assert_eq!(&status, b"HTTP/1.1 431");
        }
    }

    #[tokio::test]
    async fn who_connected_before_a_stop_is_answered() {
        let listener = listen(ANY_PORT).unwrap();
        let address = listener.local_addr().unwrap();
        let mut early = Vec::new();
        // They arrive faster than they are accepted.
        for number in 0..500 {
            let connected = timeout(SOON, TcpStream::connect(address)).await;
            early.push(
                connected
                    .unwrap_or_else(|_| panic!("{number} connections are held"))
                    .unwrap(),
            );
        }
        let routes = Router::new().route("/", get(async || "hello"));
        tokio::spawn(serve(listener, routes, PATIENCE, std::future::ready(())));
        for stream in &mut early {
            ask(stream).await;
        }
    }

    #[tokio::test]
    async fn a_stop_closes_what_rests_and_takes_nothing_new() {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let stopped = async { drop(stopped.await) };
        let address = server(PATIENCE, stopped);
        let mut stream = TcpStream::connect(address).await.unwrap();
        ask(&mut stream).await;
        let mut silent = TcpStream::connect(address).await.unwrap();
        stop.send(()).unwrap();
        assert_eq!(rest(&mut stream).await, "");
        assert_eq!(rest(&mut silent).await, "");
        assert!(TcpStream::connect(address).await.is_err());
    }
}
