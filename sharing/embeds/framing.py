"""Who may frame what: embeds only, and nothing else of the site (CSP Level 3, § frame-ancestors)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from sharing.models import EmbedSettings
from sharing.open_access import KEPT

# Only our own style sheets, our own module and the image that counts; nothing inline, no form, no frame inside.
# No font is loaded, but tokens.css names those of the site, and Chromium complains of each that would be refused.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors {ancestors}"
)


def ancestors(request: HttpRequest) -> list[str]:
    """The origins whose pages may frame embeds: all, or those of partners; ours always, to show what is made."""
    return ["'self'", *(origin for origin in EmbedSettings.for_request(request).origins if origin != "'none'")]


def framable(view: Callable) -> Callable:
    """Let pages of other sites frame what this view answers, errors too."""

    @wraps(view)
    def framed(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Content-Security-Policy"] = POLICY.format(ancestors=" ".join(ancestors(request)))
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Cache-Control"] = KEPT
        response.xframe_options_exempt = True  # X-Frame-Options can't say it
        return response

    return framed
