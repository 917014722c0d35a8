"""What the admin shows, to whom."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from editorial import guide
from editorial.approval import history, reminders, screens
from editorial.exchange import screens as exchange
from editorial.exchange import trace
from editorial.exchange.exporting import screens as exporting
from editorial.home.desk import Desk
from editorial.home.drafts import DRAFTS, DraftsPanel
from editorial.home.fruitless import FruitlessPanel
from editorial.home.waiting import AwaitingPanel, SentPanel
from editorial.keeping import account, report, reviewing
from editorial.keeping import panel as keeping_panel
from editorial.keeping import screens as keeping_screens
from editorial.keeping.duplicates import screens as duplicates
from editorial.keeping.merging import merge
from editorial.keeping.merging import screens as merging_screens
from editorial.links import screens as links_screens
from editorial.links.panel import BrokenLinksPanel
from editorial.listings import ResourceListingGroup
from editorial.overtaking import ask_before_overtaking
from editorial.publication import refusal
from editorial.quality.confirmation import BeforePublicationView
from editorial.quality.remarks import reservations
from editorial.quality.viewset import CheckedPageViewSet
from editorial.resuming import session
from editorial.rights import may, may_publish
from editorial.statistics import menus
from editorial.statistics.panel import UsePanel

# Pages about Wagtail, in English, on another site.
ELSEWHERE = ("whats-new-in-wagtail", "editor-guide")
# What serves those who publish; others find organisations and references where they need them, in their form.
FOR_PUBLISHERS = ("vocabulaires", "recherche", "mots-et-chiffres", "partenaires", "reports")

hooks.register("register_admin_urls", guide.addresses)
hooks.register("register_help_menu_item", guide.menu_item)
hooks.register("register_admin_urls", screens.addresses)
hooks.register("register_admin_urls", exporting.addresses)
hooks.register("register_log_actions", history.register)
hooks.register("register_page_header_buttons", reminders.page_button)
hooks.register("register_page_listing_more_buttons", reminders.page_button)
hooks.register("before_edit_page", reminders.tell_about_partners)
hooks.register("register_admin_urls", exchange.addresses)
hooks.register("register_admin_menu_item", exchange.menu_item)
hooks.register("register_log_actions", trace.register)
hooks.register("register_admin_urls", links_screens.addresses)
hooks.register("register_reports_menu_item", links_screens.menu_item)
hooks.register("register_page_header_buttons", links_screens.page_button)
hooks.register("register_page_listing_more_buttons", links_screens.page_button)
hooks.register("register_admin_urls", keeping_screens.addresses)
hooks.register("register_admin_urls", report.addresses)
hooks.register("register_reports_menu_item", report.menu_item)
hooks.register("register_log_actions", reviewing.register_actions)
hooks.register("register_page_header_buttons", keeping_screens.page_buttons)
hooks.register("register_page_listing_more_buttons", keeping_screens.page_buttons)
hooks.register("register_account_settings_panel", account.ReviewDigestPanel)
hooks.register("register_admin_urls", duplicates.addresses)
hooks.register("register_reports_menu_item", duplicates.menu_item)
hooks.register("register_admin_urls", merging_screens.addresses)
hooks.register("register_snippet_listing_buttons", merging_screens.listing_buttons)
hooks.register("register_snippet_action_menu_item", merging_screens.action_menu_item)
hooks.register("register_log_actions", merge.register_action)
hooks.register("register_admin_urls", menus.addresses)
hooks.register("register_reports_menu_item", menus.report_item)
hooks.register("register_page_header_buttons", menus.page_button)
hooks.register("register_page_listing_more_buttons", menus.page_button)
hooks.register("register_snippet_listing_buttons", menus.partner_button)


@hooks.register("register_admin_viewset")
def register_listings():
    """The menu « Ressources »."""
    return ResourceListingGroup()


@hooks.register("register_admin_viewset", order=1)  # after Wagtail's, which it stands for
def register_checked_pages():
    """Publication shows first what to look at again."""
    return CheckedPageViewSet()


@hooks.register("register_admin_urls")
def register_addresses():
    """The last look before publication."""
    return [path("pages/<int:page_id>/avant-publication/", BeforePublicationView.as_view(), name="before_publication")]


@hooks.register("register_admin_viewset")
def register_drafts():
    """The list that the home page leads to."""
    return DRAFTS


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    """The home page of whoever may add pages. Each panel knows to whom it shows what."""
    if may(request.user, "add"):
        panels += [AwaitingPanel(), SentPanel(), reminders.PartnersPanel(), DraftsPanel(), FruitlessPanel()]
        panels += [keeping_panel.ReviewPanel(), BrokenLinksPanel()]
        panels += [UsePanel()] if may_publish(request.user) else []
        panels[:] = [Desk(request, panels)]


@hooks.register("construct_homepage_summary_items", order=1000)  # once all are there
def say_what_to_do_instead(request, summary_items):
    """Leave out the numbers of pages, images and documents: nobody acts on them, and the menu leads there."""
    summary_items.clear()


@hooks.register("construct_main_menu")
def keep_to_the_role(request, menu_items):
    """Leave out what a contributor does not need."""
    if not may_publish(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in FOR_PUBLISHERS]


@hooks.register("construct_help_menu")
def keep_help_here(request, menu_items):
    """Leave out pages of another site."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(ELSEWHERE)]


@hooks.register("insert_global_admin_js")
def add_scripts():
    """What the forms do beside Wagtail: each module says what for."""
    modules = [(static(f"js/admin-{name}.js"),) for name in ("counter", "fields", "upload", "prose")]
    return format_html_join("", '<script type="module" src="{}"></script>', modules) + format_html(
        '<script type="module" src="{}" data-session="{}" data-login="{}"></script>',
        static("js/admin-session.js"),
        reverse("editorial_session"),
        reverse("wagtailadmin_login"),
    )


@hooks.register("register_admin_urls")
def register_session():
    """Where scripts ask whether the session still stands."""
    return [path("session/", session, name="editorial_session")]


hooks.register("before_edit_page", ask_before_overtaking)


@hooks.register("before_bulk_action")
def publish_only_what_is_ready(request, action_type, objects, action):
    """Pages published from a list pass the rules of their form, all of them or none is published."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        drafts = [draft for page in objects for draft in page.get_descendants().not_live().specific()]
        pages += [draft for draft in drafts if draft.permissions_for_user(request.user).can_publish()]
    if found := [(page, lacks) for page in pages if (lacks := reservations(page))]:
        messages.error(request, refusal(found))
        return redirect(action.next_url)
    return None
