"""What a browser may load and do on our pages (Content Security Policy Level 3, W3C), and the maintenance page."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.shortcuts import render

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"

# Nothing inline, nothing from elsewhere. Framing by ourselves only: the editor's preview is a frame.
PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "frame-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
# Wagtail 8's admin and user bar still have inline scripts and styles (wagtail issue 1288).
EDITOR_POLICY = PUBLIC_POLICY | {
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "base-uri": [SELF],
}


def serialize(policy: dict[str, list[str]]) -> str:
    """The header value of a policy written as directive → sources, the form Django 6 uses for SECURE_CSP."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


class ContentSecurityPolicyMiddleware:
    """Set the policy, unless a view has set its own. To be replaced by Django's own from Django 6 on."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.editor = serialize(PUBLIC_POLICY), serialize(EDITOR_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return response  # it would replace what the kept page came with (RFC 9111, § 3.2)
        is_editor = request.path.startswith("/admin/") or settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers.setdefault("Content-Security-Policy", self.editor if is_editor else self.public)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class MaintenanceMiddleware:
    """Answer visitors with the maintenance page while `MAINTENANCE` is set; editors keep the admin and its previews."""

    retry_after = 600  # seconds
    open_to_editors = ("/admin/", "/static/", "/media/", "/documents/")

    def __init__(self, get_response):
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if getattr(request, "is_dummy", False) or request.path.startswith(self.open_to_editors):
            return self.get_response(request)
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = str(self.retry_after)
        return response
