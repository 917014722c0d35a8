"""Who is counted: a person, in a browser, who does not mind. Nothing of this is kept or logged."""

from django.conf import settings
from django.http import HttpRequest

# Browsers present themselves as « Mozilla/5.0 (a system) … ». Robots present themselves otherwise, name themselves, or
# say where to read about them: these words find 98 % of the examples of crawler-user-agents 1.67 (docs/decisions.md).
BROWSER = "mozilla/5.0 ("
ROBOT = (
    *("bot", "crawl", "spider", "scrap", "slurp", "scan", "compatible", "://", ".com", "headless", "agent", "audit"),
    *("monitor", "synthetic", "verif", "preview", "favicon", "survey", "lighthouse", "playwright", "selenium"),
)
NOT_A_ROBOT = "cubot"  # makes telephones
AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ")  # « prefetch »: nobody looks at it yet
DECLINED = ("HTTP_DNT", "HTTP_SEC_GPC")  # « 1 »: asks not to be followed


def is_counted(request: HttpRequest) -> bool:
    """Whether this is somebody reading the site: no robot, no editor, no prefetch, nobody who asked not to be."""
    told = request.META
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not any(told.get(name) == "1" for name in DECLINED)
        and not any("prefetch" in told.get(name, "") for name in AHEAD)
        and not is_robot(told.get("HTTP_USER_AGENT", ""))
    )


def is_robot(agent: str) -> bool:
    """Whether a program presents itself otherwise than browsers do."""
    agent = agent.lower().replace(NOT_A_ROBOT, "")
    return not agent.startswith(BROWSER) or any(word in agent for word in ROBOT)


def is_from_our_page(request: HttpRequest) -> bool:
    """Whether a page of this site shows the image. Older browsers do not say, and are believed."""
    told = request.META
    return (
        told.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
        and told.get("HTTP_SEC_FETCH_DEST", "image") == "image"
    )
