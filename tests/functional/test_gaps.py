"""A Django project in which much is missing: the rest is read, and each gap is listed with file, line and reason."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.command_line import decomposer

_PROJECT = {
    "config/__init__.py": "",
    "config/local.py": "DEBUG = True\n",
    "config/settings.py": """\
        import os
        from config.local import *
        from config.generated import EXTRA
        SECRET = open("/no/such/file").read()
        INSTALLED_APPS = ["django.contrib.auth", "shop", "billing", "shop.gone"] + os.environ["MORE"].split(",")
        MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "shop.middleware.Lost", "shop.views.Here"]
        ROOT_URLCONF = "config.urls"
        AUTH_USER_MODEL = os.environ.get("USER_MODEL")
        raise RuntimeError("no settings today")
        """,
    "config/urls.py": """\
        import os
        from django.urls import include, path
        from shop import views

        urlpatterns = [
            path("orders/", views.orders),
            path("shop/", include("shop.urls")),
            path("lost/", include("shop.lost_urls")),
            path("gone/", views.gone),
        ]
        for name in os.listdir("pages"):
            urlpatterns.append(path(name, views.page))
        for word in ["about", "terms"]:
            urlpatterns += [path(f"{word}/", views.page)]
        """,
    "shop/__init__.py": "",
    "shop/urls.py": """\
        from django.urls import include, path
        from shop import views
        urlpatterns = [
            path("list/", views.orders),
            path("again/", include("config.urls")),
        ]
        """,
    "shop/views.py": """\
        from django.shortcuts import render
        from shop.models import Order

        class Here: ...

        def orders(request):
            return render(request, "shop/orders.html", {"orders": Order.objects.all()})

        def page(request):
            return render(request, "shop/page.html")
        """,
    "shop/models.py": """\
        from django.db import models
        from money import Base, MoneyField
        from shop.missing import Mixin

        class Order(models.Model):
            owner = models.ForeignKey(make_target(), on_delete=models.CASCADE)
            total = MoneyField()
            lost = models.ForeignKey("Nobody", on_delete=models.CASCADE)
            name = models.CharField(max_length=3)

        class Strange(Base):
            name = models.CharField(max_length=3)

        class Mixed(Mixin, models.Model):
            order = models.ForeignKey(Order, on_delete=models.CASCADE)

        class One(models.Model):
            class Meta:
                db_table = "same"

        class Two(models.Model):
            class Meta:
                db_table = "same"

        class Computed(models.Model):
            class Meta:
                db_table = compute()
        """,
    "shop/templates/shop/orders.html": """\
        {% for order in orders %}{{ order.name }}{% endfor %}
        {% frobnicate orders %}
        {% include "shop/missing.html" %}
        """,
    "shop/templates/shop/page.html": """\
        {% load nothing %}
        {% adorn page %}{% adorn more %}
        {% if page %}not closed
        """,
    "billing/__init__.py": "",
    "billing/broken.py": "def f(:\n",
    "billing/models.py": """\
        from django.db import models

        class Bill(models.Model):
            order = models.ForeignKey("shop.Order", on_delete=models.CASCADE)
        """,
}
_GAPS = {
    ("file", "syntax", "billing/broken.py:1"),
    ("import", "no such module", "config/settings.py:3"),
    ("setting", "a part of the setting is computed", "config/settings.py:5"),
    ("setting", "what the setting names is not there", "config/settings.py:5"),
    ("setting", "what the setting names is not there", "config/settings.py:6"),
    ("setting", "the setting is computed", "config/settings.py:8"),
    ("route", "the included module is not there", "config/urls.py:8"),
    ("route", "the view is unknown", "config/urls.py:9"),
    ("route", "the pattern is computed", "config/urls.py:12"),
    ("route", "URL lists include each other", "shop/urls.py:5"),
    ("import", "no such module", "shop/models.py:3"),
    ("call", "a name of unknown value is called", "shop/models.py:6"),
    ("model", "the target of the relation is unknown", "shop/models.py:6"),
    ("model", "the class of a field is of a library that is not read", "shop/models.py:7"),
    ("model", "the target of the relation is unknown", "shop/models.py:8"),
    ("model", "a base of the model is of a library that is not read", "shop/models.py:11"),
    ("model", "a base of the model is unknown", "shop/models.py:14"),
    ("model", "two models with one table", "shop/models.py:21"),
    ("model", "the table name is computed", "shop/models.py:25"),
    ("call", "a name of unknown value is called", "shop/models.py:27"),
    ("template", "unknown tag of a template", "shop/templates/shop/orders.html:2"),
    ("template", "no such template", "shop/templates/shop/orders.html:3"),
    ("template", "a library of tags that is not read", "shop/templates/shop/page.html:2"),
    ("template", "a part that cannot be read", "shop/templates/shop/page.html:3"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project in `project`."""
    folder = tmp_path_factory.mktemp("gaps")
    for name, text in _PROJECT.items():
        target = folder / "project" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8")
    return folder


def test_each_gap_is_listed(project: Path) -> None:
    """With kind, reason, file and line; no gap is made up."""
    found = json.loads(decomposer(project, "scan", "project", "--format", "json").stdout)
    assert {(one["kind"], one["reason"], one["location"]) for one in found["blind_spots"]} == _GAPS
    details = {one["detail"] for one in found["blind_spots"] if one["kind"] == "setting"}
    assert details >= {"INSTALLED_APPS: shop.gone", "MIDDLEWARE: shop.middleware.Lost", "AUTH_USER_MODEL"}


def test_the_rest_is_read(project: Path) -> None:
    """Routes, tables, keys and readers that can be known are known."""
    found = json.loads(decomposer(project, "scan", "project", "--format", "json").stdout)
    assert {(one["pattern"], one["handler"]) for one in found["routes"]} >= {
        ("/orders/", "shop.views.orders"),
        ("/shop/list/", "shop.views.orders"),
        ("/about/", "shop.views.page"),
        ("/terms/", "shop.views.page"),
    }
    tables = {one["name"]: one["readers"] for one in found["tables"]}
    assert set(tables) == {"billing_bill", "same", "shop_computed", "shop_mixed", "shop_order", "shop_strange"}
    assert tables["shop_order"] == 1
    everything = json.loads(decomposer(project, "export", "project").stdout)["facts"]
    keys = {(one["table"], one["target"]) for one in everything["foreign_keys"]}
    assert keys >= {("billing_bill", "shop_order"), ("shop_mixed", "shop_order")}
    assert [one["package"] for one in everything["applications"]] == ["billing", "shop"]


def test_the_whole_job_is_done(project: Path) -> None:
    """`run` and `scan --stats` end well, and the statistics group the gaps by reason."""
    done = decomposer(project, "run", "project")
    assert (done.returncode, done.stderr) == (0, "")
    seen = json.loads(decomposer(project, "scan", "project", "--stats", "--format", "json").stdout)
    gaps = {(one["kind"], one["reason"]): one for one in seen["gaps"]}
    assert set(gaps) == {(kind, reason) for kind, reason, _ in _GAPS if kind != "file"}
    unknown = gaps["model", "the target of the relation is unknown"]
    assert (unknown["number"], unknown["locations"]) == (2, ["shop/models.py:6", "shop/models.py:8"])
    assert seen["unread"][0]["files"] == 1
