"""What a partner sees at a secret address."""

import copy
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.defaults import page_not_found
from wagtail.models import Page

from catalogue.visibility import listed
from editorial.approval.forms import AnswerForm
from editorial.approval.recording import Refused, answer
from editorial.models import ApprovalAnswer, ApprovalLink

SECRET = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",  # the links of a draft would give its address to other sites
}
LONGEST = ApprovalAnswer._meta.get_field("comment").max_length
WHO_ASKS = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")


def kept_secret(view: Callable) -> Callable:
    """Whatever the answer, it is not kept, indexed or named to others.

    The address is the right to answer, as a cookie never is: there is no CSRF to protect from, and no cookie to set.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Http404 as error:
            response = page_not_found(request, error)
        for name, value in SECRET.items():
            response.headers[name] = value
        return response

    return csrf_exempt(wrapped)


@kept_secret
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, token: str) -> HttpResponse:
    """The version kept with this link, then the form to approve or comment it. Only POST changes anything."""
    try:
        link = ApprovalLink.objects.select_related("page", "created_by", "revision").get_by_token(token)
    except ApprovalLink.DoesNotExist as error:
        raise Http404 from error
    if not link.is_open:
        written = request.POST.get("comment", "")[:LONGEST]
        context = {"link": link, "public": public(link), "written": written}
        return render(request, "editorial/approval/closed.html", context, status=410)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=signature(link))
    if form.is_bound and form.is_valid():
        user = request.user if request.user.is_authenticated else None
        try:
            answer(link, form.instance, user)
            return HttpResponseRedirect(f"{link.get_absolute_url()}#relecture")
        except Refused as refusal:
            form.add_error("decision", str(refusal))
    return as_it_will_look(request, link, form)


def signature(link: ApprovalLink) -> dict[str, str]:
    """Who answered last at this address: the same person, most often, who need not write it again."""
    return link.answers.order_by("-answered_at", "-pk").values("name", "function").first() or {}


def as_it_will_look(request: HttpRequest, link: ApprovalLink, form: AnswerForm) -> HttpResponse:
    """The page itself, in its own template, for a visitor who is nobody; base.html adds what `request.approval` says.

    The request that the template sees is one for the public address of the page: whatever it makes of it, canonical
    link or sharing, never names the secret one.
    """
    nobody = copy.copy(request)
    nobody.META = {key: value for key, value in request.META.items() if key not in WHO_ASKS}
    user = request.user if request.user.is_authenticated else None
    shown = {"link": link, "form": form, "public": public(link), "user": user}
    page = link.page_as_kept()
    response = page.make_preview_request(nobody, page.default_preview_mode, extra_request_attrs={"approval": shown})
    return HttpResponse(response.content, status=response.status_code)


def public(link: ApprovalLink) -> Page | None:
    """The page as visitors see it now, if they do."""
    return listed(Page.objects.filter(pk=link.page_id)).first()
