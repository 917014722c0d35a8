"""`manage.py check`: whether this machine has what lays pages out."""

from ctypes.util import find_library

from django.core.checks import Warning, register

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@register()
def libraries(app_configs, **kwargs) -> list[Warning]:
    """WeasyPrint finds these when it starts; without them the site works, and offers its pages to print instead."""
    missing = [name for name in LIBRARIES if not find_library(name)]
    if not missing:
        return []
    said = f"Les livrets PDF ne peuvent pas être faits\u00a0: il manque {', '.join(missing)}."
    return [Warning(said, hint=f"Sous Debian ou Ubuntu\u00a0: apt-get install {PACKAGES}", id="booklets.W001")]
