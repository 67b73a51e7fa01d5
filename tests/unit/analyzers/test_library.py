"""The models of library code say what the running Python has: their names, their parameters, all built-ins."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import keyword
import types
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import django
import django.conf
import pytest

from analyzers import library
from analyzers.facts import FileFacts
from analyzers.languages.python.reader import read

FOLDER = Path(library.__file__).parent
PATHS = {path.stem: path for path in FOLDER.rglob("*.pyi")}
MODELS = sorted(PATHS)
MOST_LINES = 2_600
"""Of the models of one folder: those of the standard library, or of one framework."""
MOST_STATEMENTS = 12
"""A model is put in the place of every call, so a function of it stays short."""

NAMELESS: dict[str, type] = {
    "async_generator": types.AsyncGeneratorType,
    "coroutine": types.CoroutineType,
    "function": types.FunctionType,
    "generator": types.GeneratorType,
    "method": types.MethodType,
    "module": types.ModuleType,
}
"""Built-in types without a name in `builtins`."""

NEWER = {
    # Python 3.12
    "collections.abc.Buffer",
    "shutil.rmtree: onexc",
    "builtins.int.is_integer",
    "itertools.batched",
    "pathlib.Path.walk",
    "typing.override",
    # Python 3.13
    "builtins.PythonFinalizationError",
    "copy.replace",
    "queue.ShutDown",
    # Python 3.14
    "builtins.bytearray.resize",
    "builtins.complex.from_number",
    "builtins.float.from_number",
    "builtins.memoryview.count",
    "builtins.memoryview.index",
}
"""Names that the oldest supported Python does not have yet."""

OWN = {
    # How a model says that an object has whatever attributes it was given.
    "argparse.Namespace.__getattr__",
    "types.SimpleNamespace.__getattr__",
    # What `add_subparsers` gives is taken for the parser itself.
    "argparse.ArgumentParser.add_parser",
    # A static method in the running Python, taken from another object.
    "typing.NewType.__call__: x",
    # In truth looked up among the keywords: a default says what stands there if it is not given.
    "django.views.generic.edit.FormMixin.get_context_data: form",
}
"""Names that the real things do not have, each for a reason."""

FIELDS = "Field CharField IntegerField FloatField DecimalField BooleanField DateField DateTimeField TimeField"
FIELDS += " DurationField BinaryField UUIDField JSONField FileField ImageField"
OWN |= {f"django.db.models.{name}.__get__" for name in FIELDS.split()}
"""What an object has under the name of a field; in truth another object gives it."""

_ON_DJANGO = (
    "django",
    "django_filters",
    "django_tables2",
    "graphene_django",
    "ninja",
    "rest_framework",
    "rest_framework_nested",
    "rules",
    "strawberry_django",
)
"""Packages that ask for Django's settings when they are imported."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Function = ast.FunctionDef | ast.AsyncFunctionDef


def tree_of(model: str) -> ast.Module:
    """The source of a model as a tree."""
    return ast.parse(PATHS[model].read_text("utf-8"))


BUILTIN_CLASSES = [node for node in tree_of("builtins").body if isinstance(node, ast.ClassDef)]


def is_private(name: str) -> bool:
    """Whether a name belongs to the model alone."""
    return name.startswith("_") and not name.startswith("__")


def definitions(model: str) -> Iterator[tuple[str, Definition]]:
    """Functions and classes of a model, and methods, each with its path."""
    for node in tree_of(model).body:
        if isinstance(node, Definition) and not is_private(node.name):
            yield f"{model}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                methods = [n for n in node.body if isinstance(n, Function) and not is_private(n.name)]
                yield from ((f"{model}.{node.name}.{method.name}", method) for method in methods)


def real(path: str, model: str) -> object:
    """What a path names in the running Python; raises AttributeError where it has no such thing."""
    found: object = importlib.import_module(model)
    for name in path[len(model) + 1 :].split(".") if path != model else ():
        if found is builtins and name in NAMELESS:
            found = NAMELESS[name]
        elif inspect.isclass(found) or inspect.ismodule(found):
            found = getattr(found, name)
        else:
            # The model makes a class of a function that remembers something.
            return None
    return found


def is_real(path: str, model: str) -> bool:
    """Whether the running Python has what a path names."""
    try:
        real(path, model)
    except AttributeError:
        return False
    return True


def assigned(model: str) -> Iterator[str]:
    """Names that the module of a model assigns."""
    for node in tree_of(model).body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def imported(model: str) -> Iterator[tuple[str, str]]:
    """Modules and names that a model imports from them."""
    for node in tree_of(model).body:
        if isinstance(node, ast.ImportFrom) and node.module and not is_private(node.module):
            yield from ((node.module, a.name) for a in node.names if a.name != "*" and not is_private(a.name))


def signature(subject: object) -> inspect.Signature | None:
    """The signature of what has one."""
    if not callable(subject):
        return None
    try:
        return inspect.signature(subject)
    except (TypeError, ValueError):
        return None


def misfits(arguments: ast.arguments, truth: inspect.Signature, first: int) -> list[str]:
    """Parameters of a model, from the position `first` on, that a call of the real function could not mean."""
    parameters = list(truth.parameters.values())
    kinds = {parameter.kind for parameter in parameters}
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    by_keyword = {p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
    found = []
    for position, argument in enumerate((*arguments.posonlyargs, *arguments.args)):
        if position >= len(positional):
            fits = inspect.Parameter.VAR_POSITIONAL in kinds
        else:
            other = positional[position]
            fits = other.kind is other.POSITIONAL_ONLY or other.name == argument.arg
        if position >= first and not fits:
            found.append(argument.arg)
    if inspect.Parameter.VAR_KEYWORD not in kinds:
        found += [argument.arg for argument in arguments.kwonlyargs if argument.arg not in by_keyword]
    return found


def decorators(node: Function) -> set[str]:
    """The names of the decorators of a function."""
    return {decorator.id for decorator in node.decorator_list if isinstance(decorator, ast.Name)}


def parameters_that_differ(model: str) -> Iterator[str]:
    """What `misfits` finds in all functions and methods of a model."""
    for path, node in definitions(model):
        if path in NEWER | OWN or not isinstance(node, Function) or "property" in decorators(node):
            continue
        owner, subject = real(path.rpartition(".")[0], model), real(path, model)
        if subject is None and node.name == "__init__":
            subject = owner
        truth = signature(subject)
        if truth is not None:
            is_method = inspect.isclass(owner)
            bound = (subject is owner) or (is_method and "classmethod" in decorators(node))
            arguments = without_first(node.args) if bound else node.args
            yield from (f"{path}: {name}" for name in misfits(arguments, truth, int(is_method and not bound)))


def without_first(arguments: ast.arguments) -> ast.arguments:
    """The parameters that a caller gives."""
    positional = [*arguments.posonlyargs, *arguments.args][1:]
    return ast.arguments(posonlyargs=[], args=positional, kwonlyargs=arguments.kwonlyargs, kw_defaults=[], defaults=[])


def importable(model: str) -> None:
    """Skip a test where the module is not there."""
    top = model.partition(".")[0]
    if find_spec(top) is None:
        pytest.skip(f"{model} is not installed")
    if top in _ON_DJANGO and not django.conf.settings.configured:
        applications = ("contenttypes", "auth", "admin", "sessions", "sites")
        django.conf.settings.configure(INSTALLED_APPS=[f"django.contrib.{name}" for name in applications])
        django.setup()


@pytest.mark.parametrize("model", MODELS)
def test_model_is_lowered(model: str) -> None:
    """A model goes through the front end of the analysed program."""
    facts = read(f"{model}.pyi", PATHS[model].read_bytes())
    assert isinstance(facts, FileFacts)
    assert facts.dialect == "python3"


@pytest.mark.parametrize("model", MODELS)
def test_names_exist(model: str) -> None:
    """What a model names, the running Python has, or a newer one will."""
    importable(model)
    paths = [path for path, _ in definitions(model)] + [f"{model}.{name}" for name in assigned(model)]
    assert {path for path in paths if not is_real(path, model)} - NEWER - OWN == set()
    assert [path for path in imported(model) if not is_real(".".join(path), path[0])] == []


@pytest.mark.parametrize("model", MODELS)
def test_parameters_are_the_real_ones(model: str) -> None:
    """A call that the real function accepts gives its arguments to the right parameters of the model."""
    importable(model)
    assert set(parameters_that_differ(model)) - NEWER - OWN == set()


@pytest.mark.parametrize("model", [model for model in MODELS if model not in {"builtins", "enum"}])
def test_classes_have_their_init(model: str) -> None:
    """A model class without `__init__` is made without a call, so one that has it in truth has it in the model.

    Members of enumerations are not made by calls of the program.
    """
    importable(model)
    classes = {path: node for path, node in definitions(model) if isinstance(node, ast.ClassDef)}
    missing = []
    for path in classes.keys() - NEWER:
        truth = real(path, model)
        if inspect.isclass(truth) and is_made_by_call(truth) and not has_init(model, path.rpartition(".")[2]):
            missing.append(path)
    assert sorted(missing) == []


def is_made_by_call(cls: type) -> bool:
    """Whether a class has an `__init__` written in Python, its own or an inherited one."""
    return inspect.isfunction(next(vars(base)["__init__"] for base in cls.__mro__ if "__init__" in vars(base)))


def has_init(model: str, name: str) -> bool:
    """Whether a class of a model, or one of its bases in any model, has an `__init__`."""
    node = next((n for n in tree_of(model).body if isinstance(n, ast.ClassDef) and n.name == name), None)
    if node is None:
        source = next((module for module, imported_name in imported(model) if imported_name == name), "builtins")
        return source != model and has_init(source, name)
    if "__init__" in members(node):
        return True
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    return any(has_init(model, base) for base in bases)


def test_all_builtins_are_there() -> None:
    """Every public built-in has a model, so that a name without one is not a built-in."""
    known = {path.removeprefix("builtins.") for path, _ in definitions("builtins")} | set(assigned("builtins"))
    public = {name for name in dir(builtins) if not name.startswith("_") and not keyword.iskeyword(name)}
    assert public - known == set()


@pytest.mark.parametrize("name", sorted(set(dir(builtins)) & {c.name for c in BUILTIN_CLASSES}))
def test_all_methods_of_a_builtin_type_are_there(name: str) -> None:
    """The built-in types are complete: what is not in them is not theirs."""
    classes = {node.name: node for node in BUILTIN_CLASSES}
    truth = getattr(builtins, name)
    known = {n for base in truth.__mro__ for n in members(classes[base.__name__])}
    assert {n for n in dir(truth) if not n.startswith("_")} - known == set()


def members(node: ast.ClassDef) -> Iterator[str]:
    """Names that the body of a class, or its `__init__`, gives to instances."""
    for inner in ast.walk(node):
        match inner:
            case ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
                yield from (target.attr for target in targets if isinstance(target, ast.Attribute))


def test_models_stay_small() -> None:
    """Models are read on every run; all of them together stay a matter of milliseconds."""
    for folder in {path.parent for path in PATHS.values()}:
        lines = [line for path in folder.glob("*.pyi") for line in path.read_text("utf-8").splitlines()]
        assert sum(bool(line.strip()) for line in lines) <= MOST_LINES


@pytest.mark.parametrize("model", MODELS)
def test_functions_of_a_model_are_short(model: str) -> None:
    """A model is put in the place of each call, which must stay cheap."""
    bodies = {path: node for path, node in definitions(model) if isinstance(node, Function)}
    sizes = {path: sum(isinstance(n, ast.stmt) for n in ast.walk(node)) - 1 for path, node in bodies.items()}
    assert {path: size for path, size in sizes.items() if size > MOST_STATEMENTS} == {}


def test_values_of_modules_are_immutable() -> None:
    """A list or dict of a module or class would be shared by the whole program and mix what it keeps."""
    shared = []
    for model in MODELS:
        bodies = [tree_of(model).body, *(n.body for n in tree_of(model).body if isinstance(n, ast.ClassDef))]
        for node in (node for body in bodies for node in body):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Dict | ast.Set):
                shared += [f"{model}:{node.lineno}"]
    assert shared == []
