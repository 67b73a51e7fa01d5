"""Those of the project that spirit lays out, for its tests, with a database in memory."""

from spirit.extra.project_template.project_name.settings.test import *  # noqa: F403

ROOT_URLCONF = "spirit.extra.project_template.project_name.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
