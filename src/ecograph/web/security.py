"""Headers on every answer: a browser runs nothing that is not ours, and may read the data from any page."""

from starlette.datastructures import MutableHeaders
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
EXPOSED_HEADERS = "ETag, Last-Modified, Link, Retry-After, X-Total-Count"


class SecurityHeaders:
    """ASGI middleware that adds the security and CORS headers, and answers CORS preflights."""

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

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.added.items():
                    headers.setdefault(name, value)
                if scope["method"] == "OPTIONS":
                    headers.setdefault("Access-Control-Allow-Methods", CORS_METHODS)
                    headers.setdefault("Access-Control-Allow-Headers", CORS_HEADERS)
                    headers.setdefault("Access-Control-Max-Age", "86400")
            await send(message)

        await self.app(scope, receive, send_with_headers)
