"""Which file is which module, and which module an import means."""

from __future__ import annotations

import pytest

from analyzers.linking.modules import ModuleTable, name_modules
from tests.fakes.sources import facts_of


def table(*paths: str, package: str = "", **texts: str) -> ModuleTable:
    """The modules of empty files, and of files with a text by their path (`__` for a slash)."""
    sources = dict.fromkeys(paths, "") | {f"{path.replace('__', '/')}.py": text for path, text in texts.items()}
    return name_modules(facts_of(sources)[0], package)


def test_names() -> None:
    """A module is named by its path, a package by its folder."""
    names = table("a.py", "b/__init__.py", "b/c.py", "b/d/e.py").names
    assert names == {"a.py": "a", "b/__init__.py": "b", "b/c.py": "b.c", "b/d/e.py": "b.d.e"}


def test_analysed_package() -> None:
    """When the analysed folder is a package itself its name stands before all others."""
    found = table("__init__.py", "a.py", package="shop")
    assert found.names == {"__init__.py": "shop", "a.py": "shop.a"}
    assert found.find("shop.a", "a.py") == "shop.a"


@pytest.mark.parametrize("root", ["src", "lib", "python"])
def test_conventional_root(root: str) -> None:
    """Packages below a folder that is by convention a source root are named without it."""
    assert table(f"{root}/shop/__init__.py", f"{root}/shop/a.py").names[f"{root}/shop/a.py"] == "shop.a"


@pytest.mark.parametrize("file", ["manage.py", "setup.py"])
def test_project_file(file: str) -> None:
    """The folder of a project file is a source root."""
    assert table(f"web/{file}", "web/shop/__init__.py").names["web/shop/__init__.py"] == "shop"


def test_root_by_imports() -> None:
    """A folder whose packages are imported by their bare name is a source root."""
    found = table("code/shop/a.py", "code/shop/__init__.py", code__main="import shop.a")
    assert found.roots == ("", "code")
    assert found.names["code/shop/a.py"] == "shop.a"


def test_package_is_no_root() -> None:
    """A package that holds a folder of that name is not taken for a source root."""
    assert table("src/__init__.py", "src/a.py").names["src/a.py"] == "src.a"


def test_same_name_in_two_roots() -> None:
    """Two files that would have one name are named by their whole path, and each side finds its own."""
    found = table("one/manage.py", "one/app/__init__.py", "two/manage.py", "two/app/__init__.py")
    assert found.names["one/app/__init__.py"] == "one.app"
    assert (found.find("app", "one/manage.py"), found.find("app", "two/manage.py")) == ("one.app", "two.app")


def test_module_beside_package() -> None:
    """Python imports the package; the module of the same name keeps a name of its own."""
    found = table("a.py", "a/__init__.py", "b.py")
    assert found.names["a/__init__.py"] == found.find("a", "b.py") == "a"
    assert len(set(found.names.values())) == 3


def test_namespace_package() -> None:
    """A folder of modules without `__init__.py` can be imported and is marked as such."""
    found = table("plugins/mail/send.py")
    assert found.find("plugins.mail", "plugins/mail/send.py") == "plugins.mail"
    assert found.is_namespace("plugins.mail")
    assert not found.is_namespace("plugins.mail.send")


def test_outside() -> None:
    """A module that no file gives is not ours."""
    assert table("a.py").find("os.path", "a.py") is None


def test_script_finds_siblings() -> None:
    """A file in a folder that is no package imports its neighbours by their bare name."""
    found = table("tools/run.py", "tools/helper.py", "tools/kit/__init__.py")
    assert found.find("helper", "tools/run.py") == "tools.helper"
    assert found.find("kit", "tools/run.py") == "tools.kit"


def test_package_does_not_find_siblings() -> None:
    """In a package of Python 3 a bare import is absolute."""
    assert table("shop/__init__.py", "shop/json.py", "shop/a.py").find("json", "shop/a.py") is None


@pytest.mark.parametrize(
    ("header", "found"),
    [("", "shop.json"), ("from __future__ import absolute_import\n", None)],
    ids=["plain", "future"],
)
def test_python2_finds_siblings_first(header: str, found: str | None) -> None:
    """In a package of Python 2 a bare import means the neighbour, unless the file asks for absolute imports."""
    modules = table("shop/__init__.py", "shop/json.py", shop__a=f"{header}print 'a'\n")
    assert modules.find("json", "shop/a.py") == found


@pytest.mark.parametrize(
    ("module", "level", "base"),
    [("a.b.c", 1, "a.b"), ("a.b.c", 2, "a"), ("a.b", 1, "a.b"), ("a.b", 2, "a"), ("a.b.c", 4, None), ("a.b", 4, None)],
)
def test_relative(module: str, level: int, base: str | None) -> None:
    """Dots count from the package of a module, and from a package itself."""
    assert table("a/__init__.py", "a/b/__init__.py", "a/b/c.py").base_of_relative(module, level) == base
