"""Tests: quick passwords, files in memory, the database from DATABASE_URL or SQLite in memory."""

import os

os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from .base import *  # noqa: F403 -- the default above must come first

SECRET_KEY = "test"  # noqa: S105 -- protects nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
TASKS = {name: {"BACKEND": "catalogue.tasks.OnCommitBackend"} for name in ("default", "long")}
USE_WRITTEN_AFTER = None  # tests write by themselves
