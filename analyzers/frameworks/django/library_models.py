"""The models of Django's own applications that programs use as theirs: users, groups, content types.

Source: `django.contrib` of Django 5.2, `rest_framework.authtoken` of Django REST framework 3.16. What their methods do
say the models below `analyzers/library`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from analyzers.program import LibraryTable, Location

from .model_records import Model, Relation, RelationKind
from .tables import outside_table

USER = "django.contrib.auth.models.User"
GROUP = "django.contrib.auth.models.Group"
PERMISSION = "django.contrib.auth.models.Permission"
CONTENT_TYPE = "django.contrib.contenttypes.models.ContentType"
_LOG_ENTRY = "django.contrib.admin.models.LogEntry"
_SESSION = "django.contrib.sessions.models.Session"
_KEY = "rest_framework.authtoken.models.Token"
_THE_USER = "the user"

_RELATIONS: dict[str, tuple[tuple[str, RelationKind, str, str, str], ...]] = {
    CONTENT_TYPE: (),
    PERMISSION: (("content_type", "foreign_key", CONTENT_TYPE, "CASCADE", ""),),
    GROUP: (("permissions", "many_to_many", PERMISSION, "CASCADE", ""),),
    USER: (
        ("groups", "many_to_many", GROUP, "CASCADE", ""),
        ("user_permissions", "many_to_many", PERMISSION, "CASCADE", ""),
    ),
    _LOG_ENTRY: (
        ("user", "foreign_key", _THE_USER, "CASCADE", ""),
        ("content_type", "foreign_key", CONTENT_TYPE, "SET_NULL", ""),
    ),
    _KEY: (("user", "one_to_one", _THE_USER, "CASCADE", "auth_token"),),
    _SESSION: (),
    "django.contrib.sites.models.Site": (),
}
"""Per model: name, kind, target, what deleting the target does, and related name of its relations."""

LIBRARY_MODELS = frozenset(_RELATIONS)
"""Those of which a program may derive its own."""
_BOOKKEEPING = (CONTENT_TYPE, PERMISSION, _SESSION, _LOG_ENTRY)
_STATE_OF_MIGRATIONS = "django_migrations"
_PEOPLE = (USER, GROUP)
"""Where a program has none of its own, these are its users and groups: data like any other."""


def library_tables(models: Iterable[Model], user_table: str) -> Iterator[LibraryTable]:
    """Those of the models of libraries, and of all that relations lead to outside; users and groups are left out."""
    people = {user_table, *map(outside_table, _PEOPLE)}
    yield LibraryTable(_STATE_OF_MIGRATIONS, is_bookkeeping=True)
    for path in _BOOKKEEPING:
        yield LibraryTable(outside_table(path), is_bookkeeping=True)
    for model in models:
        outside = {one.target_table for one in model.relations.values() if one.target is None and one.target_table}
        if model.frame is None and model.made_at is None:
            outside.add(model.table)
        yield from (LibraryTable(name) for name in sorted(outside - people))


def library_models(installed: AbstractSet[str], user: str, user_table: str) -> Iterator[Model]:
    """Those of the installed applications, as far as these are known.

    `user` is the model of the users, with its table if the program has it.
    """
    for path, relations in _RELATIONS.items():
        application = path.partition(".models.")[0]
        if (installed and application not in installed) or (path == USER and user != USER):
            continue
        table = outside_table(path)
        model = Model(path, None, application.rpartition(".")[2], table)
        for name, kind, target, on_delete, related in relations:
            join = f"{table}_{name}" if kind == "many_to_many" else ""
            known = (
                (user, user_table or outside_table(user)) if target == _THE_USER else (target, outside_table(target))
            )
            nowhere = Location("", 0)
            model.relations[name] = Relation(name, kind, *known, None, related, nowhere, join, on_delete)
        yield model
