"""What the player page may load and from where: itself, and push when that is another origin."""

from urllib.parse import urlsplit


def content_security_policy(socket_url: str | None) -> str:
    """The value of the Content-Security-Policy header; pictures are held as blobs so that outages do not touch them."""
    connect = " ".join(("'self'", *_socket_origins(socket_url)))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' blob:",
            "media-src 'self' blob:",
            f"connect-src {connect}",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        )
    )


def _socket_origins(socket_url: str | None) -> tuple[str, ...]:
    parts = urlsplit(socket_url or "")
    if not parts.netloc:
        return ()
    secure = parts.scheme in ("https", "wss")
    return (f"{'https' if secure else 'http'}://{parts.netloc}", f"{'wss' if secure else 'ws'}://{parts.netloc}")
