"""Development: debug pages, source files served as they are, mail printed in the terminal."""

import os

from .base import *  # noqa: F403 -- settings modules extend each other

DEBUG = True
SECRET_KEY = os.environ.get("SECRET_KEY", "development-only-this-key-protects-nothing")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
