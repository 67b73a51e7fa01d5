"""Statements as business code has them, with the frequencies of real Django packages."""

from __future__ import annotations

from collections.abc import Callable

from .plan import ITEMS, Class
from .scope import Scope

Lines = list[str]
Statement = Callable[[Scope, int], Lines]

_COMMENTS = (
    "# Kept for callers of the old interface.", "# The order matters here.", "# May be empty when nothing was sold.",
    "# Only what is still open counts.", "# See the manual, section 4.", "# Nothing to do for drafts.",
)  # fmt: skip


def body(scope: Scope, lines: int, depth: int = 0) -> Lines:
    """About so many lines of statements, at least one."""
    found: Lines = []
    while not found or len(found) < lines - 1:
        if scope.rng.random() < 0.3:
            found.append(scope.rng.choice(_COMMENTS))
        elif found and scope.rng.random() < 0.08 and depth == 0:
            found.append("")
        write = scope.rng.choice(_SIMPLE if depth > 1 or scope.rng.random() < 0.55 else _COMPOUND)
        found += write(scope, depth)
    return found


def _indented(lines: Lines) -> Lines:
    return [f"    {line}" if line else "" for line in lines]


def _block(scope: Scope, depth: int) -> Lines:
    """Statements whose names are not surely bound afterwards."""
    inner = scope.inside()
    return _indented(body(inner, scope.rng.choice((1, 2, 2, 3, 4)), depth + 1))


def _assign(scope: Scope, stem: str, text: str, kind: Class | None = None) -> Lines:
    """The text was written before the name is known: it does not use it."""
    return [f"{scope.new(stem, kind)} = {text}"]


def _call(scope: Scope, _: int) -> Lines:
    return _assign(scope, scope.rng.choice(("result", "value", "data", "found")), *scope.call())


def _effect(scope: Scope, _: int) -> Lines:
    return [scope.call()[0]]


def _make(scope: Scope, _: int) -> Lines:
    kind = scope.any_class()
    return _assign(scope, scope.rng.choice(("item", "entry", "record", "target")), scope.make(kind), kind)


def _use(scope: Scope, _: int) -> Lines:
    return [scope.on(*scope.receiver())[0]]


def _read(scope: Scope, _: int) -> Lines:
    return _assign(scope, "part", *scope.on(*scope.receiver()))


def _set(scope: Scope, _: int) -> Lines:
    names = ["self"] * 3 if scope.owner is not None else list(scope.names)
    if not names:
        return _call(scope, 0)
    name, value = scope.rng.choice(("status", "amount", "changed", "comment")), scope.value()
    return [f"{scope.rng.choice(names)}.{name} {scope.rng.choice(('=', '=', '=', '+='))} {value}"]


def _chain(scope: Scope, _: int) -> Lines:
    target = scope.receiver()[0]
    text = f"{target}.items.filter(status={scope.text()}, owner={scope.value()}).order_by({scope.text()})"
    return _assign(scope, "rows", text)


def _long_call(scope: Scope, _: int) -> Lines:
    words = scope.rng.sample(("json", "timeout", "headers", "params", "auth", "data"), 3)
    lines = [f"    {scope.text()},", *(f"    {word}={scope.value()}," for word in words)]
    return [*_assign(scope, "answer", "requests.post("), *lines, ")"]


def _format(scope: Scope, _: int) -> Lines:
    one, other = scope.receiver()[0], scope.rng.choice([*scope.names, "__name__"])
    return _assign(scope, "message", f'f"{{{one}.label}}: {{{other}}}"')


def _comprehension(scope: Scope, _: int) -> Lines:
    source, name = scope.value(ITEMS), scope.rng.choice(("x", "line", "one"))
    what = scope.rng.choice((f"{scope.function()}({name})", f"{name}.total()", f"{name}.key"))
    return _assign(scope, "values", f"[{what} for {name} in {source} if {name}.is_active]", ITEMS)


def _sort(scope: Scope, _: int) -> Lines:
    key = scope.rng.choice(("lambda one: one.key", "lambda one: (one.rank, one.name)", scope.function()))
    return _assign(scope, "ordered", f"sorted({scope.value(ITEMS)}, key={key})", ITEMS)


def _callback(scope: Scope, _: int) -> Lines:
    name = scope.imports.name(scope.around.core, "apply_all")
    return _assign(scope, "results", f"{name}({scope.value(ITEMS)}, {scope.function()})", ITEMS)


def _table(scope: Scope, _: int) -> Lines:
    value = scope.value()
    choose = _assign(scope, "handler", f"HANDLERS.get({value}, {scope.function()})")
    return [*choose, f"{choose[0].partition(' ')[0]}({value})"]


def _area_handler(scope: Scope, _: int) -> Lines:
    base = scope.around.area[0]
    text = f"{scope.imports.name(base, base.functions[0].name)}({scope.text()})"
    return _assign(scope, "service", text, base.classes[1])


def _arithmetic(scope: Scope, _: int) -> Lines:
    return _assign(scope, "amount", f"{scope.value()} {scope.rng.choice('+-*')} {scope.value()}")


def _choose(scope: Scope, _: int) -> Lines:
    return _assign(scope, "choice", f"{scope.value()} if {scope.value()} else {scope.value()}")


def _mapping(scope: Scope, _: int) -> Lines:
    lines = [f"    {scope.text()}: {scope.value()}," for _ in range(scope.rng.randint(2, 5))]
    name = scope.new("data")
    del scope.names[name]  # used in place
    return [f"{name} = {{", *lines, "}", f"logger.info({name})"]


def _closure(scope: Scope, depth: int) -> Lines:
    name = scope.new("compute")
    inner = scope.inside(given=None)
    lines = [f"def {name}(given):", *_indented([*body(inner, 3, depth + 1), f"return {inner.call()[0]}"])]
    del scope.names[name]  # used in place
    return [*lines, "", *_assign(scope, "computed", f"list(map({name}, {scope.value(ITEMS)}))", ITEMS)]


def _if(scope: Scope, depth: int) -> Lines:
    one, other = scope.value(), scope.value()
    test = scope.rng.choice(
        (one, f"not {one}", f"{one} == {other}", f"{one} is not None and {other}", f"{one} in {other}")
    )
    lines = [f"if {test}:", *_block(scope, depth)]
    return lines + (["else:", *_block(scope, depth)] if scope.rng.random() < 0.3 else [])


def _guard(scope: Scope, _: int) -> Lines:
    error = scope.imports.name(scope.around.core.classes[0].module, "ProgramError")
    end = scope.rng.choice((f"raise {error}({scope.text()})", "return None"))
    return [f"if not {scope.value()}:", f"    {end}"]


def _narrow(scope: Scope, depth: int) -> Lines:
    kind = scope.any_class()
    source, name = scope.value(kind.bases[-1] if kind.bases else kind, is_new=False), scope.new("candidate")
    inner = scope.inside(**{name: kind})
    first = scope.on(name, kind)[0]
    test = f"isinstance({name}, {scope.imports.name(kind.module, kind.name)})"
    return [f"{name} = {source}", f"if {test}:", *_indented([first, *body(inner, 1, depth + 1)])]


def _for(scope: Scope, depth: int) -> Lines:
    name = scope.rng.choice(("item", "line", "row", "position"))
    target, kind = scope.receiver()
    source = f"{target}.children" if kind and kind.is_entity and scope.rng.random() < 0.3 else scope.value(ITEMS)
    inner = scope.inside(**{name: None})
    return [f"for {name} in {source}:", *_indented(body(inner, scope.rng.choice((1, 2, 3)), depth + 1))]


def _try(scope: Scope, depth: int) -> Lines:
    lines = ["try:", *_block(scope, depth), "except (KeyError, ValueError) as error:"]
    return [*lines, f'    logger.warning("failed: %s", {scope.value()}, exc_info=error)']


def _with(scope: Scope, depth: int) -> Lines:
    store = scope.around.core.classes[3]
    inner = scope.inside(store=store)
    start = f"with {scope.imports.name(store.module, store.name)}() as store:"
    return [start, *_indented([inner.on("store", store)[0], *body(inner, 2, depth + 1)])]


_SIMPLE: list[Statement] = [
    *[_call] * 8, *[_effect] * 4, *[_make] * 8, *[_use] * 10, *[_read] * 9, *[_set] * 5, *[_chain] * 5,
    *[_long_call] * 4, *[_format] * 3, *[_comprehension] * 4, *[_sort] * 2, _callback, _table, _area_handler,
    *[_mapping] * 4, *[_arithmetic] * 4, *[_choose] * 2,
]  # fmt: skip
_COMPOUND: list[Statement] = [
    *[_if] * 16, *[_guard] * 9, *[_for] * 7, *[_try] * 4, *[_with] * 2, *[_closure] * 2, *[_narrow] * 2,
]  # fmt: skip
