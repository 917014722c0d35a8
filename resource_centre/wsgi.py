"""Where a WSGI server finds the site. Production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resource_centre.settings.production")
application = get_wsgi_application()
