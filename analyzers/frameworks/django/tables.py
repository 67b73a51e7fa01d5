"""The tables of models that libraries define, by Django's way of naming them."""

from __future__ import annotations

_BUILT_IN_TABLES = {
    "contenttypes.contenttype": "django_content_type",
    "sites.site": "django_site",
    "sessions.session": "django_session",
    "admin.logentry": "django_admin_log",
    "redirects.redirect": "django_redirect",
    "flatpages.flatpage": "django_flatpage",
}


def outside_table(path: str) -> str:
    """The table of a library's model: `django.contrib.auth.models.Group` is `auth_group`; empty when it is no class."""
    module, _, name = path.rpartition(".")
    if not name[:1].isupper():
        return ""
    parts = module.split(".")
    label = parts[parts.index("models") - 1] if "models" in parts[1:] else parts[-1]
    return label_table(label, name)


def label_table(label: str, name: str) -> str:
    """The table of the model `name` in the application `label`."""
    return _BUILT_IN_TABLES.get(f"{label}.{name}".lower(), f"{label}_{name}".lower())
