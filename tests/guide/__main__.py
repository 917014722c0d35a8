"""Serve a new site, walk through it, and write the images of the guide: `make guide`, or `python -m tests.guide`."""

import os
import sys

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.chromium import INSTALL, find_chromium
from tests.guide.pictures import IMAGES, weigh
from tests.guide.walks import walk_all
from tests.served_site import served_site

FRENCH = {"LANGUAGE": "fr", "LANG": "fr_FR.UTF-8"}  # the browser’s own words, such as « Choisir un fichier »


def main() -> None:
    """Take every picture; say what each weighs."""
    executable = find_chromium()
    if not executable:
        sys.exit(f"Chromium manque : {INSTALL}")
    print("Préparation d’un site pour les images…", flush=True)
    with served_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS, env=os.environ | FRENCH)
        walk_all(browser, site.url, site.accounts(), IMAGES)
        browser.close()
    print(weigh(IMAGES))


if __name__ == "__main__":
    main()
