"""What every way of running the site shares. The environment chooses the rest.

DATA_DIR      where the site keeps what it must not lose (default: var/ beside manage.py)
DATABASE_URL  a database address (default: the SQLite file in DATA_DIR)
SITE_URL      the public address, scheme included
"""

import os
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

MAINTENANCE = os.environ.get("MAINTENANCE", "") not in ("", "0")

INSTALLED_APPS = [
    "resource_centre.apps.ResourceCentreConfig",
    "editorial",
    "booklets",
    "sharing",
    "practical_kit",
    "essentials",
    "catalogue",
    "territories",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # Wagtail's admin says « il y a 17 secondes » with it
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "resource_centre.middleware.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "resource_centre.middleware.MaintenanceMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "editorial.resuming.ResumeMiddleware",  # after the token is checked and the user known
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "resource_centre.urls"
WSGI_APPLICATION = "resource_centre.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# SQLite is the embedded default: readers are not blocked by a writer (WAL), and two writers wait for
# each other instead of failing half-way (IMMEDIATE).
DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts
AUTH_USER_MODEL = "editorial.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Language
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["resource_centre.formats"]
LOCALE_PATHS = [BASE_DIR / "editorial" / "locale"]

# Files
STATIC_URL = "static/"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("guide-editeur", BASE_DIR / "docs" / "guide-editeur" / "images"),  # of the editors' guide, shown in the admin
]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField form has thousands of fields

# Security
X_FRAME_OPTIONS = "SAMEORIGIN"  # the live preview is a frame of our own
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads it
CSRF_FAILURE_VIEW = "editorial.resuming.token_refused"

# Wagtail
WAGTAIL_SITE_NAME = "Co-construction territoriale"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_USER_TIME_ZONES = [
    "Europe/Paris",
    "America/Cayenne",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Miquelon",
    "Indian/Mayotte",
    "Indian/Reunion",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
]
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "resource_centre/password_required.html"  # noqa: S105 -- a template
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
# The admin sends nothing to third parties: no avatar, no update check, no news banner, no API console.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILAPI_DOCS_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "catalogue.CatalogueImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "catalogue.media_forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "catalogue.CatalogueDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "catalogue.replacing_files.ReplacingDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024**2  # studies weigh 5 to 40 MB; a proxy in front must take as much
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "pptx", "odp"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "catalogue.rich_text.RichTextArea"}}
WAGTAILEMBEDS_FINDERS = []  # an embedded video would call a third party from the visitor's browser
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# Search and tasks: why they are not Wagtail's defaults is told in docs/decisions.md.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "catalogue.search_backend.SearchBackend"}}
TASKS = {
    "default": {"BACKEND": "catalogue.tasks.OnCommitBackend"},
    "long": {"BACKEND": "catalogue.tasks.OwnProcessBackend"},  # minutes of work, whose progress is looked at
}

# Views, downloads and embeds wait in memory for as many seconds, then are written together. A process that is killed
# loses them, one that ends does not.
USE_WRITTEN_AFTER = 10

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # A task that fails is a page that search will not find: it is always told.
        "django_tasks": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
