"""A form that comes too late: the session has ended, or its token is an old one. What was typed comes back with it.

Stock Wagtail answers with the login page, and Django with a refusal: either way the form is lost. Here the answer holds
what was sent, asks who it is if need be, and sends it again to where it was going.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from wagtail.admin.forms.auth import LoginForm

PREFIX = "reconnexion"  # the names of the login's own fields, which no form of the admin has
GOOD_ONCE = {"csrfmiddlewaretoken", "overwrite_revision_id"}  # the second names a version that may be an old one by now
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
WITHOUT_ACCOUNT = ("wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset")


class ResumeMiddleware:
    """Ask whoever sent a form after their session to log in on the spot; then the view gets what they typed.

    Must come after those that check the token and find the user: views' turn comes in that order.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Let the request go on, or answer it with the question."""
        # In this order: to look at the user is to open the session, and to make the answer vary with the cookie.
        if not is_form_of_the_admin(request) or not request.user.is_anonymous:
            return None
        form = login_form(request)
        if form.is_bound and form.is_valid():
            login(request, form.get_user())
            request.session.set_expiry(0)  # as Wagtail's page does, unless asked to remember
            return None
        return ask(request, form=form)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`: a form of the admin is given back, if it is we who showed it; another is refused."""
    if not (is_form_of_the_admin(request) and is_from_here(request)):
        return render(request, "403.html", status=403)
    return ask(request, form=login_form(request, is_sent=False) if request.user.is_anonymous else None)


@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """For scripts, under the admin and so refused without an account: a token that is good now."""
    return JsonResponse({"token": get_token(request)})


def is_form_of_the_admin(request: HttpRequest) -> bool:
    """Whether somebody pressed a button there. What scripts send is theirs to send again."""
    name = request.resolver_match.url_name or ""
    return (
        request.method == "POST"
        and request.path.startswith(reverse("wagtailadmin_home"))
        and not name.startswith(WITHOUT_ACCOUNT)
        and request.content_type in FORMS
        and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and request.headers.get("X-Requested-With") != "XMLHttpRequest"
        and request.accepts("text/html")
    )


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent it; otherwise a stranger's form would be one click from being accepted."""
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return f"{sender.scheme}://{sender.netloc}" in ours


def login_form(request: HttpRequest, is_sent: bool = True) -> LoginForm:
    """Wagtail's, bound if it was sent along with the rest."""
    is_sent = is_sent and f"{PREFIX}-username" in request.POST
    return LoginForm(request, data=request.POST if is_sent else None, prefix=PREFIX)


def ask(request: HttpRequest, more=(), **context) -> HttpResponse:
    """The page that holds what was sent, and why it is not sent yet.

    Args:
        more: names and values to send beside.
        context: `form` to log in with; `other`, a version saved by somebody else; nothing when only the token was old.
    """
    files = [file.name for file in request.FILES.values()]
    context |= {"kept": [*kept(request, {name for name, value in more}), *more], "files": files}
    response = render(request, "wagtailadmin/editorial/resume.html", context, status=409 if "other" in context else 403)
    add_never_cache_headers(response)
    return response


def kept(request: HttpRequest, but=frozenset()) -> list[tuple[str, str]]:
    """What to send again: all but what is only good once, and any password, which no page should repeat."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in {*GOOD_ONCE, *but} and not name.startswith(PREFIX) and "password" not in name
    ]
