"""What programs of any site may read: the same for everybody, without cookie nor account (Fetch, § CORS protocol)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers

READING = "GET, HEAD, OPTIONS"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def open_access(view: Callable) -> Callable:
    """Let pages of other sites read what this view answers, errors too; anything but reading is refused."""

    @wraps(view)
    def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            asked = request.headers.get("Access-Control-Request-Headers", "")
            response = HttpResponse(status=204, headers={"Access-Control-Allow-Methods": READING, "Allow": READING})
            if asked.isprintable() and asked:
                response["Access-Control-Allow-Headers"] = asked
                patch_vary_headers(response, ["Access-Control-Request-Headers"])
            response["Access-Control-Max-Age"] = "86400"
        elif request.method in ("GET", "HEAD"):
            response = view(request, *args, **kwargs)
        else:
            response = HttpResponseNotAllowed(READING.split(", "))
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return opened


def refused(message: str, status: int) -> HttpResponse:
    """Why there is no file, as text."""
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8", status=status)
