"""Settings: where they stand, and what is said about wrong ones."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from decomposer.config import Config, read_config
from decomposer.errors import ConfigError
from decomposer.model.weights import Weights


def write(folder: Path, **files: str) -> Path:
    """The folder with `decomposer.toml` (as `own`) and `pyproject.toml` (as `shared`)."""
    names = {"own": "decomposer.toml", "shared": "pyproject.toml"}
    for key, text in files.items():
        (folder / names[key]).write_text(text, encoding="utf-8")
    return folder


def test_defaults(tmp_path: Path) -> None:
    """No file means the defaults; so does a pyproject.toml that is not about us, even a broken one."""
    assert read_config(tmp_path) == Config()
    assert read_config(write(tmp_path, shared="[project\nname = ")) == Config()


def test_own_file(tmp_path: Path) -> None:
    """decomposer.toml has the keys at its top, with or without a byte order mark."""
    assert read_config(write(tmp_path, own="\ufeffseed = 7\n")) == Config(seed=7)


def test_pyproject(tmp_path: Path) -> None:
    """pyproject.toml has them in [tool.decomposer]."""
    assert read_config(write(tmp_path, shared="[tool.decomposer]\nseed = 3\n")) == Config(seed=3)


def test_what_is_source(tmp_path: Path) -> None:
    """Patterns are kept as they are; source roots get one spelling, the analysed folder being empty."""
    (tmp_path / "src" / "app").mkdir(parents=True)
    own = 'exclude = ["legacy/", "!keep.py"]\nsource_roots = ["./src/app/", "src//", "."]\n'
    found = read_config(write(tmp_path, own=own))
    assert found == Config(exclude=("legacy/", "!keep.py"), source_roots=("src/app", "src", ""))


def test_loaders(tmp_path: Path) -> None:
    """A loader has one path or several, and its name may stand in quotes or not."""
    own = """
        [loaders]
        "shop.loading.get_class" = ["forks.{0}.{1}", "*.{0}.{1}"]
        shop.registry.handler = "handlers.{name}:Handler()"
        """
    found = read_config(write(tmp_path, own=dedent(own)))
    assert found.loaders == {
        "shop.loading.get_class": ("forks.{0}.{1}", "*.{0}.{1}"),
        "shop.registry.handler": ("handlers.{name}:Handler()",),
    }


def test_weights(tmp_path: Path) -> None:
    """What is not set keeps its default; keys are called like the views."""
    found = read_config(write(tmp_path, own="[weights]\nimport = 0\ntransaction = 8.5\n"))
    assert found.weights == Weights(import_=0, transaction=8.5)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("calls = 1", "weights: unknown key 'calls', did you mean 'call'?"),
        ("call = -1", "weights: call: Expected `float` >= 0.0"),
        ("call = 'much'", "weights: call: Expected `float`, got `str`"),
        ("import = inf", "weights: import: Expected `float` <= 1000.0"),
        ("call = nan", "weights: call: Expected `float` >= 0.0"),
    ],
)
def test_wrong_weights(tmp_path: Path, line: str, message: str) -> None:
    """A weight is a number that is not negative."""
    with pytest.raises(ConfigError) as caught:
        read_config(write(tmp_path, own=f"seed = 1\n[weights]\n{line}\n"))
    assert str(caught.value) == f"decomposer.toml:3: {message}"


@pytest.mark.parametrize("folder", ["missing", "..", "../other", "/", "a.py"])
def test_source_root_that_is_no_folder(tmp_path: Path, folder: str) -> None:
    """A folder that is missing, no folder or outside the analysed one is an error, not a silent nothing."""
    (tmp_path / "root").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "root" / "a.py").touch()
    with pytest.raises(ConfigError) as caught:
        read_config(write(tmp_path / "root", own=f'seed = 1\nsource_roots = [".", "{folder}"]\n'))
    problem = f"source_roots: there is no folder '{folder}' below the analysed one"
    assert str(caught.value) == f"decomposer.toml:2: {problem}"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"own": "\nsed = 7\n"}, "decomposer.toml:2: unknown key 'sed', did you mean 'seed'?"),
        (
            {"own": "colour = 7\n"},
            "decomposer.toml:1: unknown key 'colour', known keys: seed, exclude, source_roots, loaders",
        ),
        ({"own": "exclude = 'x'\n"}, "decomposer.toml:1: exclude: Expected `array`, got `str`"),
        ({"own": "exclude = ['', 'a']\n"}, "decomposer.toml:1: exclude: '' is no pattern: write it as in a .gitignore"),
        ({"own": "exclude = ['#a']\n"}, "decomposer.toml:1: exclude: '#a' is no pattern"),
        ({"own": 'exclude = ["a\\nb"]\n'}, "decomposer.toml:1: exclude: 'a\\nb' is no pattern"),
        ({"own": "models = 'none'\n"}, "decomposer.toml:1: models: there is no folder 'none' below the analysed one"),
        ({"own": "models = '../a'\n"}, "decomposer.toml:1: models: there is no folder '../a' below the analysed one"),
        ({"own": "loaders = 3\n"}, "decomposer.toml:1: loaders: Expected `object`, got `int`"),
        ({"own": "[loaders]\n'a.get' = 3\n"}, "decomposer.toml:1: loaders: Expected `array`, got `int`"),
        (
            {"own": "[loaders]\n'a.get' = '{0}.{x'\n"},
            "decomposer.toml:2: loaders: a.get: '{0}.{x' is no path: write it",
        ),
        ({"own": "[loaders]\n'a.get' = []\n"}, "decomposer.toml:2: loaders: a.get: '' is no path"),
        ({"own": "[loadres]\n'a.get' = '{0}'\n"}, "decomposer.toml:1: unknown key 'loadres', did you mean 'loaders'?"),
        ({"own": "seed = 'x'\n"}, "decomposer.toml:1: seed: Expected `int`, got `str`"),
        ({"own": "# note\nseed = \n"}, "decomposer.toml:2: is no TOML: invalid value"),
        ({"own": "seed = 1\n[seed2]\n"}, "decomposer.toml:2: unknown key 'seed2', did you mean 'seed'?"),
        ({"own": "a = ["}, "decomposer.toml:1: is no TOML"),
        (
            {"shared": "[tool.x]\nsed = 1\n[tool.decomposer]\nsed = 1\n"},
            "pyproject.toml:4: unknown key 'sed', did you mean 'seed'?",
        ),
        ({"shared": "[tool.decomposer\n"}, "pyproject.toml:1: is no TOML"),
        ({"shared": "tool.decomposer = 1\n"}, "pyproject.toml: [tool.decomposer] must be a table"),
        ({"own": "", "shared": "[tool.decomposer]\n"}, "pyproject.toml: settings stand here and in decomposer.toml"),
    ],
)
def test_wrong_settings(tmp_path: Path, files: dict[str, str], message: str) -> None:
    """The message names the file, the line, what is wrong, and the nearest known key."""
    with pytest.raises(ConfigError) as caught:
        read_config(write(tmp_path, **files))
    assert str(caught.value).startswith(message)


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused with what to do."""
    (tmp_path / "decomposer.toml").write_bytes(b"seed = 1 # \xe9\n")
    with pytest.raises(ConfigError, match="is not UTF-8 text: save it as UTF-8"):
        read_config(tmp_path)
