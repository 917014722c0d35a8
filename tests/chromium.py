"""Where the system's Chromium is, for the test run and for the browser tests."""

import os
import shutil
from pathlib import Path

INSTALL = "sudo apt-get install chromium fonts-liberation"
PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]


def find_chromium() -> str | None:
    """The browser named by CHROME_PATH, else the first one installed; None without any."""
    wanted = os.environ.get("CHROME_PATH")
    for place in [wanted] if wanted else PLACES:
        if Path(place).is_file():
            return place
    return None if wanted else shutil.which("chromium")
