"""Debian's nginx and Caddy on the loopback, with the files of ``deploy/`` filled in as they tell an office to."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.factories import REPO

DEPLOY = REPO / "deploy"
HOST = "127.0.0.1"
SITE = "/srv/gongkai"
CERTIFICATES = "/etc/ssl/gongkai"
DOMAIN = "gongkai.example"
MAIN = """\
{user}daemon off;
pid {work}/nginx.pid;
error_log {work}/error.log;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    gzip on;
    include {work}/gongkai.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answers; names of headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Place:
    """Where a server is asked: ``mount`` is the path the site lies under."""

    scheme: str
    port: int
    mount: str = "/"
    redirect: int = 0  # the port of nginx that sends everybody to https

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"{self.scheme}://{HOST}:{self.port}{self.mount}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for what lies at a path of the site; underscores in names of headers stand for hyphens."""
        return self.ask_host(self.mount + path, method, **headers)

    def ask_host(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of the host."""
        if self.scheme == "https":
            context = ssl._create_unverified_context()
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(HOST, self.port, context=context)
        else:
            connection = http.client.HTTPConnection(HOST, self.port)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): told for name, told in headers.items()})
            answer = connection.getresponse()
            names: dict[str, str] = {}
            for name, value in answer.getheaders():
                assert name.lower() not in names or name.lower() == "vary", (path, name)  # none is said twice
                names[name.lower()] = value
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()


def filled(text: str, *pairs: tuple[str, str, int]) -> str:
    """The text with each word replaced, which must stand there that many times."""
    for old, new, times in pairs:
        assert text.count(old) == times, (old, text.count(old))
        text = text.replace(old, new)
    return text


def nginx_site(work: Path, to: Path, port: int, redirect: int, mount: str = "/") -> str:
    """``deploy/nginx.conf`` with what an office fills in."""
    return filled(
        (DEPLOY / "nginx.conf").read_text(encoding="utf-8"),
        ("    listen [::]:80;\n", "", 1),
        ("    listen [::]:443 ssl http2;\n", "", 1),
        ("listen 80;", f"listen {HOST}:{redirect};", 1),
        ("listen 443 ssl http2;", f"listen {HOST}:{port} ssl http2;", 1),
        (CERTIFICATES, str(work), 2),
        (SITE, str(to), 2),
        ("/etc/nginx/snippets/gongkai-headers.conf", str(DEPLOY / "nginx-headers.conf"), 1),
        ("location / {  # 路径", f"location {mount} {{", 1),
        ("=404 /404.html;  # 路径", f"=404 {mount}404.html;", 1),
        ("location = /SHA256SUMS {  # 路径", f"location = {mount}SHA256SUMS {{", 1),
    )


def nginx_behind(work: Path, to: Path, port: int) -> str:
    """The same where another machine in front speaks https: as the file says, one server and two lines less."""
    text = nginx_site(work, to, port, 1)
    start, end = text.index("server {"), text.index("# 前面另有一台机器")
    lines = (text[:start] + text[end:]).splitlines(keepends=True)
    text = "".join(line for line in lines if not line.strip().startswith(("ssl_certificate", "ssl_protocols")))
    return filled(text, (" ssl http2;", ";", 1))


@contextmanager
def nginx(work: Path, site: str) -> Iterator[None]:
    """Debian's nginx in the foreground, with nothing of this machine's settings but the types it knows."""
    (work / "gongkai.conf").write_text(site, encoding="utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    main = work / "main.conf"
    main.write_text(MAIN.format(user=user, work=work), encoding="utf-8")
    call = ["/usr/sbin/nginx", "-p", str(work), "-e", str(work / "error.log"), "-c", str(main)]
    told = subprocess.run([*call, "-t"], capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode()
    assert b"warn" not in told.stderr, told.stderr.decode()
    with _running(call, work, site):
        yield


def caddy_site(work: Path, to: Path, port: int, mount: str = "/", scheme: str = "https") -> str:
    """``deploy/Caddyfile`` with what an office fills in, and no door for orders."""
    tls = f"\ttls {CERTIFICATES}/fullchain.pem {CERTIFICATES}/key.pem\n"
    site = filled(
        (DEPLOY / "Caddyfile").read_text(encoding="utf-8"),
        (tls, tls.replace(CERTIFICATES, str(work)) if scheme == "https" else "", 1),
        (f"{DOMAIN} {{", f"{scheme}://{HOST}:{port} {{", 1),
        (SITE, str(to), 2),
    )
    if mount != "/":
        site = filled(
            site,
            ("\n\thandle /* {", f"\n\thandle_path {mount}* {{", 1),
            ("\n\t\t@ours path /*\n", f"\n\t\t@ours path {mount}*\n", 1),
        )
    return "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n" + site


@contextmanager
def caddy(work: Path, site: str) -> Iterator[None]:
    """Debian's Caddy in the foreground; what it keeps lies in ``work``."""
    file = work / "Caddyfile"
    file.write_text(site, encoding="utf-8")
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    told = ["--adapter", "caddyfile", "--config", str(file)]
    valid = subprocess.run(["/usr/bin/caddy", "validate", *told], capture_output=True, check=False, env=home)
    assert valid.returncode == 0, valid.stderr.decode()
    with _running(["/usr/bin/caddy", "run", *told], work, site, home):
        yield


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on."""
    sockets = [socket.create_server((HOST, 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def make_certificate(work: Path) -> None:
    """A certificate that nobody trusts, good for two days."""
    key, certificate = work / "key.pem", work / "fullchain.pem"
    call = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={DOMAIN}"]
    call += ["-addext", f"subjectAltName=IP:{HOST},DNS:{DOMAIN}"]
    subprocess.run([*call, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)


@contextmanager
def _running(call: list[str], work: Path, site: str, surroundings: dict[str, str] | None = None) -> Iterator[None]:
    """The server, from when each port of its settings answers."""
    ports = {
        int(part.partition(":")[2].rstrip(";"))
        for part in site.replace("//", " ").split()
        if part.startswith(f"{HOST}:")
    }
    with (work / "output.log").open("wb") as log:
        process = subprocess.Popen(call, stdout=log, stderr=log, env=surroundings)
    try:
        for port in ports:
            _wait_for(port, process, work)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[bytes], work: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, (work / "output.log").read_text(encoding="utf-8")
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError((work / "output.log").read_text(encoding="utf-8"))
