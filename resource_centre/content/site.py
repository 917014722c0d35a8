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


def set_site(home: HomePage) -> Site:
    """Make `home` the root of the site at SITE_URL, and remove Wagtail's welcome page."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = {
        "hostname": address.hostname,
        "port": address.port or PORTS[address.scheme],
        "root_page_id": home.pk,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
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
