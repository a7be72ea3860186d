"""Runs the nginx configuration for real: three small servers behind it, all on free loopback ports.

Only the three files that differ from place to place (listen, certificates, upstream) are replaced;
everything else is what is shipped. Needs nginx and openssl, no root and no network.
    python3 deploy/tests/nginx.py
"""

import collections
import concurrent.futures
import http.client
import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import warnings

# Old TLS versions are tested on purpose.
warnings.simplefilter("ignore", DeprecationWarning)
# The seconds after which nginx tries a failed server again: fail_timeout, counted in whole seconds.
FORGOTTEN = 3.2
# The header in which a check says from where it comes.
CLIENT = "X-Checked-Client"
SHIPPED = pathlib.Path(__file__).resolve().parent.parent / "nginx"
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Upstream:
    """A server that remembers what it got and can be told to misbehave."""

    def __init__(self, port):
        self.port = port
        self.seen = []
        self.drop = False
        self.server = None

    def start(self):
        upstream = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length)
                upstream.seen.append((self.command, self.path, self.headers, body))
                if upstream.drop:
                    # Acts like a server that dies after it received the request.
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                who = self.headers.get("Authorization", "nobody")
                answer = json.dumps({"who": who, "port": upstream.port}).encode()
                status = 429 if self.path == "/own-429" else 200
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.send_header("Cache-Control", "max-age=300, public")
                self.send_header("X-Content-Type-Options", "nosniff")
                self.send_header("Strict-Transport-Security", "max-age=1")
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

        self.server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.server = None


class Place:
    """The shipped files with three of them replaced, and nginx on them."""

    def __init__(self, folder, upstreams, with_cloudflare=False):
        self.folder = pathlib.Path(folder)
        self.http, self.https = free_ports(2)
        self.config = self.folder / "config"
        self.run = self.folder / "run"
        shutil.copytree(SHIPPED, self.config, ignore=shutil.ignore_patterns("enabled"))
        self.run.mkdir()
        if with_cloudflare:
            (self.config / "enabled").mkdir()
            (self.config / "enabled" / "cloudflare.conf").symlink_to("../cloudflare.conf")
        else:
            # Some checks come from addresses that this machine does not have.
            (self.config / "enabled").mkdir()
            (self.config / "enabled" / "checks.conf").write_text(
                f"set_real_ip_from 127.0.3.0/24;\nreal_ip_header {CLIENT};\n"
            )
        own = self.config / "conf.d"
        (own / "listen.conf").write_text(
            f"listen 127.0.0.1:{self.http};\nlisten 127.0.0.1:{self.https} ssl http2;\n"
        )
        subprocess.run(
            ["sh", SHIPPED.parent / "docker" / "certificates.sh", self.folder, "localhost"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (own / "certificates.conf").write_text(
            f"ssl_certificate {self.folder}/tls.crt;\nssl_certificate_key {self.folder}/tls.key;\n"
        )
        names = (own / "upstream.conf").read_text()
        for number, upstream in enumerate(upstreams, 1):
            names = names.replace(f"api-{number}:8000", f"127.0.0.1:{upstream.port}")
        (own / "upstream.conf").write_text(names)
        self.command = [NGINX, "-e", "stderr", "-p", f"{self.run}/", "-c", f"{self.config}/nginx.conf"]

    def start(self):
        self.log = open(self.folder / "nginx.log", "ab")
        self.process = subprocess.Popen(
            [*self.command, "-g", "daemon off;"], stdout=self.log, stderr=self.log
        )
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.https), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx did not start: " + (self.folder / "nginx.log").read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()

    def tls(self, least=ssl.TLSVersion.TLSv1_2, most=ssl.TLSVersion.TLSv1_3, address="127.0.0.1"):
        context = ssl.create_default_context(cafile=self.folder / "tls.crt")
        if least < ssl.TLSVersion.TLSv1_2:
            # OpenSSL offers old versions only when security is switched off.
            context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version, context.maximum_version = least, most
        raw = socket.create_connection(
            ("127.0.0.1", self.https), 10, source_address=(address, 0)
        )
        return context.wrap_socket(raw, server_hostname="localhost")

    def ask(self, method, path, headers=None, body=None, address="127.0.0.1"):
        connection = http.client.HTTPSConnection("localhost", timeout=20)
        connection.sock = self.tls(address=address)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content


def same(what, got, wanted):
    if got != wanted:
        raise AssertionError(f"{what}: {got!r} and not {wanted!r}")


def all_headers(answer, name):
    return [value for key, value in answer.getheaders() if key.lower() == name.lower()]


def is_own_error(answer, content, status, code):
    same("status", answer.status, status)
    same("type", answer.getheader("Content-Type"), "application/json")
    error = json.loads(content)["error"]
    same("code", error["code"], code)
    uuid.UUID(error["request_id"])
    same("request id", answer.getheader("X-Request-Id"), error["request_id"])
    same("caching", all_headers(answer, "Cache-Control"), ["no-store"])
    same("nosniff", all_headers(answer, "X-Content-Type-Options"), ["nosniff"])
    same("HSTS", len(all_headers(answer, "Strict-Transport-Security")), 1)
    if status in (429, 503):
        same("Retry-After", answer.getheader("Retry-After"), "1")


# Each check has its own address, so that none uses up the limits of another.


def without_tls_pages_are_sent_on_and_all_else_is_refused(place, _):
    def ask(method, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", place.http, timeout=10)
        connection.request(method, path, None, {"Host": "pay.example.com", **headers})
        answer = connection.getresponse()
        same("HSTS without TLS", answer.getheader("Strict-Transport-Security"), None)
        return answer, answer.read()

    answer, _ = ask("GET", "/wallet/?a=1")
    same("status", answer.status, 308)
    same("place", answer.getheader("Location"), "https://pay.example.com/wallet/?a=1")
    for answer, content in (
        ask("POST", "/merchant/charge?a=1"),
        ask("GET", "/member/cards", Authorization="Bearer x"),
        ask("GET", "/member/cards", Cookie="__Host-mps-wallet=x"),
    ):
        same("status", answer.status, 403)
        same("code", json.loads(content)["error"]["code"], "PERMISSION_DENIED")
        same("place", answer.getheader("Location"), None)


def old_tls_is_refused(place, _):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        try:
            place.tls(version, version)
        except (ssl.SSLError, ConnectionError):
            continue
        raise AssertionError(f"{version!r} was accepted")
    for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"), (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
        with place.tls(version, version) as connection:
            same("version", connection.version(), name)


def answers_pass_with_headers_once(place, _):
    answer, _ = place.ask("GET", "/member/cards", address="127.0.1.1")
    same("status", answer.status, 200)
    same("HSTS", all_headers(answer, "Strict-Transport-Security"),
         ["max-age=31536000; includeSubDomains"])
    same("nosniff", all_headers(answer, "X-Content-Type-Options"), ["nosniff"])
    answer, content = place.ask("GET", "/own-429", address="127.0.1.1")
    same("a server's own refusal", (answer.status, "who" in json.loads(content)), (429, True))


def nothing_is_kept_for_another(place, upstreams):
    before = sum(len(one.seen) for one in upstreams)
    for who in ("Bearer a", "Bearer b") * 5:
        _, content = place.ask("GET", "/member/cards", {"Authorization": who}, address="127.0.1.2")
        same("whose cards", json.loads(content)["who"], who)
    same("requests that reached a server", sum(len(one.seen) for one in upstreams) - before, 10)


def a_strangers_address_is_overwritten(place, upstreams):
    lies = {"X-Forwarded-For": "6.6.6.6", "X-Real-IP": "6.6.6.6", "Forwarded": "for=6.6.6.6",
            "CF-Connecting-IP": "6.6.6.6", "X-Forwarded-Proto": "http"}
    place.ask("GET", "/lies", lies, address="127.0.1.3")
    _, _, headers, _ = next(one for up in upstreams for one in up.seen if one[1] == "/lies")
    same("X-Forwarded-For", headers.get_all("X-Forwarded-For"), ["127.0.1.3"])
    same("X-Real-IP", headers.get_all("X-Real-IP"), ["127.0.1.3"])
    same("X-Forwarded-Proto", headers.get_all("X-Forwarded-Proto"), ["https"])
    same("others", (headers.get("Forwarded"), headers.get("CF-Connecting-IP")), (None, None))


def request_ids_are_passed_on(place, upstreams):
    place.ask("GET", "/id-good", {"X-Request-Id": "till-7.42"}, address="127.0.1.4")
    place.ask("GET", "/id-bad", {"X-Request-Id": "x" * 500}, address="127.0.1.4")
    seen = {one[1]: one[2]["X-Request-Id"] for up in upstreams for one in up.seen}
    same("a sane id", seen["/id-good"], "till-7.42")
    same("an insane id", len(seen["/id-bad"]), 32)


def a_flood_is_refused(place, _):
    def flood(_):
        statuses = collections.Counter()
        connection = http.client.HTTPSConnection("localhost", timeout=20)
        connection.sock = place.tls(address="127.0.1.5")
        for _ in range(50):
            connection.request("GET", "/member/cards")
            answer = connection.getresponse()
            content = answer.read()
            statuses[answer.status] += 1
            if answer.status == 429:
                is_own_error(answer, content, 429, "RATE_LIMITED")
        connection.close()
        return statuses

    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        statuses = sum(pool.map(flood, range(10)), collections.Counter())
    if set(statuses) != {200, 429} or statuses[200] < 100 or statuses[429] < 50:
        raise AssertionError(f"{statuses}")
    answer, _ = place.ask("GET", "/member/cards", address="127.0.1.6")
    same("another address meanwhile", answer.status, 200)


def a_network_of_ipv6_is_one_client(place, _):
    def some(addresses):
        connection = http.client.HTTPSConnection("localhost", timeout=20)
        connection.sock = place.tls(address="127.0.3.1")
        answers = collections.Counter()
        for address in addresses:
            connection.request("GET", "/member/cards", headers={CLIENT: address})
            answer = connection.getresponse()
            answer.read()
            answers[answer.status] += 1
        connection.close()
        return answers

    def statuses(addresses):
        with concurrent.futures.ThreadPoolExecutor(10) as pool:
            parts = pool.map(some, (addresses[first::10] for first in range(10)))
            return sum(parts, collections.Counter())

    for network in ("2001:db8:1:2::", "2001:db8::", "2001:db8:0:7:a:b:"):
        flood = statuses([f"{network}{number:x}:1" for number in range(1, 501)])
        if flood[200] < 100 or flood[429] < 50:
            raise AssertionError(f"{network}: {flood}")
    # Other networks meanwhile, and addresses of IPv4 however they are written.
    others = [f"2001:db8:2:{number:x}::1" for number in range(1, 150)]
    mapped = [f"::ffff:192.0.2.{number}" for number in range(1, 150)]
    same("other networks", statuses(others + mapped), {200: len(others + mapped)})


def large_bodies_are_refused(place, upstreams):
    answer, _ = place.ask("POST", "/large", body=b"x" * 70_000, address="127.0.1.7")
    same("within the bit more", answer.status, 200)
    answer, content = place.ask("POST", "/larger", body=b"x" * 80_000, address="127.0.1.7")
    is_own_error(answer, content, 413, "PAYLOAD_TOO_LARGE")
    if any(one[1] == "/larger" for up in upstreams for one in up.seen):
        raise AssertionError("a large body reached a server")


def slow_clients_are_cut_off(place, upstreams):
    def cut_off(sent):
        with place.tls(address="127.0.1.8") as connection:
            connection.settimeout(30)
            connection.sendall(sent)
            began = time.monotonic()
            try:
                answer = connection.recv(1000)
            except ConnectionError:
                answer = b""
            took = time.monotonic() - began
        if took > 20 or (answer and b" 408 " not in answer.split(b"\r\n")[0]):
            raise AssertionError(f"{took:.1f} s, {answer!r}")

    head = b"POST /slow HTTP/1.1\r\nHost: localhost\r\n"
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(cut_off, (head, head + b"Content-Length: 100\r\n\r\nabc")))
    if any(one[1] == "/slow" for up in upstreams for one in up.seen):
        raise AssertionError("half a request reached a server")


def metrics_stay_inside(place, upstreams):
    answer, content = place.ask("GET", "/metrics", address="127.0.1.9")
    is_own_error(answer, content, 404, "NOT_FOUND")
    if any(one[1] == "/metrics" for up in upstreams for one in up.seen):
        raise AssertionError("it reached a server")


def one_server_down_is_not_noticed(place, upstreams):
    upstreams[0].stop()
    try:
        for method in ("GET", "POST", "PUT", "DELETE") * 8:
            answer, _ = place.ask(method, "/down", body=b"{}", address="127.0.1.10")
            same(method, answer.status, 200)
    finally:
        upstreams[0].start()
    time.sleep(FORGOTTEN)


def what_was_sent_is_repeated_only_if_it_may_be(place, upstreams):
    for one in upstreams:
        one.drop = True
    try:
        for method, most in (("POST", 1), ("PATCH", 1), ("GET", 3)):
            # Until no earlier failure counts any more.
            time.sleep(FORGOTTEN)
            path = f"/dropped-{method}"
            answer, content = place.ask(method, path, body=b"{}", address="127.0.1.11")
            is_own_error(answer, content, 503, "RESULT_UNKNOWN")
            times = sum(one[1] == path for up in upstreams for one in up.seen)
            same(f"{method} was sent so many times", times, most)
    finally:
        for one in upstreams:
            one.drop = False
    time.sleep(FORGOTTEN)
    upstreams[0].drop = True
    try:
        for number in range(12):
            answer, _ = place.ask("GET", f"/repeated-{number}", address="127.0.1.12")
            same("GET with one bad server", answer.status, 200)
    finally:
        upstreams[0].drop = False


def many_at_once_are_spread(place, upstreams):
    before = [len(one.seen) for one in upstreams]
    time.sleep(FORGOTTEN)
    addresses = [f"127.0.2.{number % 200 + 1}" for number in range(150)]
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        answers = pool.map(lambda address: place.ask("POST", "/spread", body=b"{}", address=address),
                           addresses)
        same("statuses", {answer.status for answer, _ in answers}, {200})
    shares = [len(one.seen) - earlier for one, earlier in zip(upstreams, before)]
    if min(shares) < 15 or sum(shares) != 150:
        raise AssertionError(f"{shares}")


def the_log_is_json_without_query_strings(place, _):
    place.ask("GET", "/admin/members?keyword=0912345678", address="127.0.1.13")
    time.sleep(0.2)
    text = (place.folder / "nginx.log").read_text()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    if not any(line["path"] == "/admin/members" for line in lines) or "0912345678" in text:
        raise AssertionError("the log")


CHECKS = [
    without_tls_pages_are_sent_on_and_all_else_is_refused,
    old_tls_is_refused,
    answers_pass_with_headers_once,
    nothing_is_kept_for_another,
    a_strangers_address_is_overwritten,
    request_ids_are_passed_on,
    a_flood_is_refused,
    a_network_of_ipv6_is_one_client,
    large_bodies_are_refused,
    slow_clients_are_cut_off,
    metrics_stay_inside,
    one_server_down_is_not_noticed,
    what_was_sent_is_repeated_only_if_it_may_be,
    many_at_once_are_spread,
    the_log_is_json_without_query_strings,
]


def main():
    if NGINX is None:
        sys.exit("nginx is missing: apt-get install nginx")
    # So that a stop from outside also ends nginx.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    failed = 0
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        upstreams = [Upstream(port) for port in free_ports(3)]
        place = Place(folder, upstreams)
        with_cloudflare = Place(other, upstreams, with_cloudflare=True)
        for one in (place, with_cloudflare):
            subprocess.run([*one.command, "-q", "-t"], check=True)
        if "--test-only" in sys.argv:
            return
        for one in upstreams:
            one.start()
        place.start()
        try:
            for check in CHECKS:
                try:
                    check(place, upstreams)
                    print(f"ok      {check.__name__}")
                except Exception as fault:  # pylint: disable=broad-except
                    failed += 1
                    print(f"FAILED  {check.__name__}: {fault!r}")
        finally:
            place.stop()
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
