"""Headers on every answer: a browser runs nothing that is not ours, and may read the data from any page."""

import re
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
CORS_METHODS = "GET, HEAD, POST, OPTIONS"
CORS_HEADERS = "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since"
_HEADER_NAMES = re.compile(r"[A-Za-z0-9 ,_-]{1,500}")
EXPOSED_HEADERS = "ETag, Last-Modified, Link, Retry-After, X-Total-Count"


class SecurityHeaders:
    """ASGI middleware that adds the security and CORS headers, and answers OPTIONS and CORS preflights everywhere."""

    def __init__(self, app: ASGIApp, cors_origin: str = "*") -> None:
        self.app = app
        self.added = {**SECURITY_HEADERS, "Access-Control-Expose-Headers": EXPOSED_HEADERS}
        if cors_origin:
            self.added["Access-Control-Allow-Origin"] = cors_origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and adds the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        asks_options, is_refused = scope["method"] == "OPTIONS", False

        async def send_with_headers(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                is_refused = asks_options and message["status"] == HTTPStatus.METHOD_NOT_ALLOWED
                if is_refused:  # by a route that names its methods: they are the answer
                    message = _options(message)
                headers = MutableHeaders(scope=message)
                for name, value in self.added.items():
                    headers.setdefault(name, value)
                if asks_options:
                    headers.setdefault("Access-Control-Allow-Methods", CORS_METHODS)
                    headers.setdefault("Access-Control-Allow-Headers", _wanted_headers(scope))
                    headers.setdefault("Access-Control-Max-Age", "86400")
            elif is_refused:
                message = {"type": "http.response.body", "body": b""}
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _options(refusal: Message) -> Message:
    """The answer to OPTIONS out of the refusal of a route: what it allows, and no body."""
    allowed = [name.strip() for name in Headers(raw=refusal["headers"]).get("allow", "GET").split(",")]
    allow = ", ".join(dict.fromkeys([*sorted(allowed), "OPTIONS"]))
    return {**refusal, "status": 204, "headers": [(b"allow", allow.encode())]}


def _wanted_headers(scope: Scope) -> str:
    """The request headers that a preflight asks for: any may be sent, since none of them opens anything."""
    wanted = Headers(scope=scope).get("access-control-request-headers", "")
    return wanted if _HEADER_NAMES.fullmatch(wanted) else CORS_HEADERS
