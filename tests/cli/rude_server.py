"""A web server on this machine that does what it is told, however rude.

    site = Site({"/a": page("text"), "/slow": drip})
    site.url("/a")             "http://127.0.0.1:40001/a"
    site.asked                 what came in: a list of Request

An answer is bytes, sent as they are before the connection ends, or a function of the request and
the socket. Every Site is a server of its own, with its own port; what it does not have is a 404.
"""
import gzip
import socket
import threading
import time
from dataclasses import dataclass


@dataclass
class Request:
    path: str
    fields: dict  # by name in lower case
    at: float     # seconds of a steady clock


class Site:
    def __init__(self, answers):
        self.answers = {"/robots.txt": status(404), **answers}
        self.asked = []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self):
        return [request.path for request in self.asked]

    def _accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            with connection:
                request = self._read(connection)
                self.asked.append(request)
                answer = self.answers.get(request.path, status(404))
                if callable(answer):
                    answer = answer(request, connection)
                connection.sendall(answer or b"")
        except OSError:
            pass  # the other side had enough

    @staticmethod
    def _read(connection):
        head = b""
        while b"\r\n\r\n" not in head:
            more = connection.recv(65536)
            if not more:
                raise OSError("no request")
            head += more
        first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines)
        return Request(first.split(" ")[1], {name.lower(): value for name, value in fields.items()},
                       time.monotonic())


HELD = []  # sockets that only keep their ports from others


def closed_port():
    """A port of this machine where nobody listens, kept so until the process ends."""
    HELD.append(socket.socket())
    HELD[-1].bind(("127.0.0.1", 0))
    return HELD[-1].getsockname()[1]


def status(code, body=b"", **fields):
    """An answer with a status, a body of the right length, and fields such as retry_after=1."""
    head = f"HTTP/1.1 {code} Some Reason\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return head.encode("latin-1") + b"\r\n" + body


def ok(body, type_="text/html; charset=utf-8", **fields):
    return status(200, body.encode() if isinstance(body, str) else body, content_type=type_, **fields)


def redirect(to, code=302):
    return status(code, location=to)


def packed(body, **fields):
    return ok(gzip.compress(body), content_encoding="gzip", **fields)


def endless(_, connection):
    """A body without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
    while True:
        connection.sendall(b"<p>and so on " * 5000)


def drip(_, connection):
    """A byte now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.2)


def drip_fields(_, connection):
    """A field of the header now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: yes\r\n")
        time.sleep(0.2)


def silent(_, connection):
    """Takes the request and says nothing."""
    connection.settimeout(30)
    connection.recv(1)


def many_fields(_, connection):
    """A header without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: " + b"y" * 1000 + b"\r\n")
