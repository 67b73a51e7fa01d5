"""Tests of the names of templates."""

from __future__ import annotations

from analyzers.template_paths import name_of, names_of, prefixed_names_of


def test_a_name_begins_below_each_folder_for_templates() -> None:
    """The longest name is that of the template; one outside of such folders has its path alone."""
    path = "shop/templates/orders/jinja2/list.html"
    assert [*names_of(path)] == ["orders/jinja2/list.html", "list.html"]
    assert name_of(path) == "orders/jinja2/list.html"
    assert ([*names_of("shop/templates")], name_of("shop/templates")) == ([], "shop/templates")


def test_loaders_with_prefixes_begin_above() -> None:
    """With each number of folders of the code around the last folder for templates."""
    assert [*prefixed_names_of("shop/orders/templates/list.html")] == ["shop/orders/list.html", "orders/list.html"]
    assert [*prefixed_names_of("list.html")] == []
