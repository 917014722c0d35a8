"""Loading the site's own record and its settings."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from catalogue.models import Organisation
from resource_centre.content.files import read
from resource_centre.content.ledger import Ledger
from resource_centre.content.prose import rich_text
from resource_centre.models import CentreSettings, HomePage, Supporter

PORTS = {"http": 80, "https": 443}


def address_of_the_site() -> tuple[str, int]:
    """Host and port of SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    return address.hostname, address.port or PORTS[address.scheme]


def follow_the_address() -> None:
    """Give the default site the host and port of SITE_URL: on one's own machine, the port changes with the day."""
    host, port = address_of_the_site()
    Site.objects.filter(is_default_site=True).exclude(hostname=host, port=port).update(hostname=host, port=port)
    Site.clear_site_root_paths_cache()


def set_site(home: HomePage, ledger: Ledger) -> Site:
    """Make `home` the root of the site at SITE_URL and remove Wagtail's welcome page, once."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if not ledger.is_new("site", "record"):
        return site
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    site.hostname, site.port = address_of_the_site()
    site.save()
    Page.objects.filter(depth=1).update(title="Racine", draft_title="Racine")
    for welcome in Page.objects.filter(depth=2, content_type__model="page", content_type__app_label="wagtailcore"):
        welcome.delete()
    return site


def load_settings(folder: Path, site: Site, ledger: Ledger) -> None:
    """Fill in the settings and the supporters, once."""
    if not ledger.is_new("settings", "centre"):
        return
    entry = read(folder / "site.toml")
    centre = CentreSettings.for_site(site)
    for name in ("publisher", "publication_director", "host", "contact_email"):
        setattr(centre, name, entry["settings"].get(name, ""))
    centre.credits = rich_text(entry["settings"].get("credits"))
    organisations = {organisation.slug: organisation for organisation in Organisation.objects.all()}
    centre.supporters = [
        Supporter(organisation=organisations[line["organisation"]], role=line["role"], period=line["period"])
        for line in entry.get("supporters", [])
        if line["organisation"] in organisations
    ]
    centre.save()
