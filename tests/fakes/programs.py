"""Small programs in plain words: a `Program` without any source code.

`program("shop.orders.place calls shop.billing.charge")` gives a program with two modules and two functions.
One statement a line; empty lines and lines that begin with `#` are skipped:

    module shop.urls                        a module, though nothing in it is named
    a.f                                     a definition that nobody uses
    a.f calls b.g                           or instantiates, inherits, imports, decorates, mentions, via, task, signal
    a.f addresses b.g                       a URL name leads to the handler of a route
    a.f renders b/page.html                 a template by its path; `b/page.html addresses a.f` is a URL name in it
    a.f implies b.C.g                       a call that no call shows: a property read, an operator
    a.f calls b.g in loop                   the same inside a loop; `guesses` is a call of confidence `guess`
    a.f uses requests.get                   a call of a library
    a.Order declares orders                 the class is the model of the table
    table orders_tags                       a table without a class
    orders refers to customers              a foreign key; `orders links to tags` is a many-to-many
    a.f reads orders                        also: inserts, updates, deletes; `in loop` as above
    a.f queries orders                      reads it by SQL
    a.f remarks allow RULE because ...      a comment to the check, about all of the definition
    a.f joins orders, customers             one query over several tables
    a.f caches cart                         writes what the default cache has under this key; `asks cart` reads it
    a.f keeps b.CART                        writes a variable of a module; `looks at b.CART` reads it
    a.f needs setting HOST                  reads an environment variable; `defaults setting HOST` has a default for it
    a.f requests https://shop/rates         asks another system over HTTP
    a.f launches convert                    starts a process
    a.f commits orders, customers           one transaction that writes these tables
    a.f handles GET /orders/<int:pk>/       a route; the order of the lines is the order of the URL table
    a.Guard wraps requests                  middleware; the order of the lines is that of the chain
    a.f runs as send_mail                   a queue task; `a.f is command send` is a management command

What a name is follows from its letters: the first capitalised part is a class, the rest before it the module;
without one, the last part is a function. Modules with a part `tests` or `migrations` have that role.
Each definition is ten lines long, placed in its module in the order of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import msgspec

from analyzers.program import (
    DataAccess,
    ForeignKey,
    Join,
    Launch,
    Location,
    Middleware,
    Module,
    Operation,
    OutgoingCall,
    Program,
    Reference,
    ReferenceKind,
    Remark,
    Route,
    SettingUse,
    StateUse,
    Symbol,
    Table,
    Task,
    TemplateUse,
    Transaction,
)

LINES = 10

_REFERENCES: dict[str, ReferenceKind] = {
    "calls": "call",
    "implies": "implicit",
    "guesses": "call",
    "uses": "call",
    "instantiates": "instantiate",
    "inherits": "inherit",
    "imports": "import",
    "decorates": "decorate",
    "mentions": "mention",
    "via": "via",
    "task": "task",
    "signal": "signal",
    "addresses": "url",
}
_OPERATIONS: dict[str, Operation] = {
    "reads": "select",
    "inserts": "insert",
    "updates": "update",
    "deletes": "delete",
}
_OTHERS = [
    "declares",
    "refers to",
    "links to",
    "queries",
    "remarks",
    "joins",
    "caches",
    "asks",
    "keeps",
    "looks at",
    "needs setting",
    "defaults setting",
    "requests",
    "launches",
    "commits",
    "handles",
    "renders",
    "wraps",
    "runs as",
    "is command",
]
_VERBS = "|".join([*_REFERENCES, *_OPERATIONS, *_OTHERS])
_STATEMENT = re.compile(rf"(?P<subject>\S+)(?: (?P<verb>{_VERBS}) (?P<object>.+?)(?P<loop> in loop)?)?")

Item = TypeVar("Item")


def program(text: str) -> Program:
    """The program that the statements describe; every part of it is sorted, whatever the order of the lines."""
    draft = _Draft()
    for line in text.splitlines():
        if (statement := line.strip()) and not statement.startswith("#"):
            draft.read(statement)
    return draft.finish()


def reordered(given: Program, keys: list[int]) -> Program:
    """The same program with each of its lists in another order, that of `keys` (used again and again)."""

    def reorder(part: tuple[Item, ...]) -> tuple[Item, ...]:
        places = sorted(range(len(part)), key=lambda at: (keys[at % len(keys)], at))
        return tuple(part[at] for at in places)

    parts = {name: reorder(part) for name in given.__struct_fields__ if isinstance(part := getattr(given, name), tuple)}
    return msgspec.structs.replace(given, **parts)


@dataclass
class _Draft:
    """What the statements said so far."""

    modules: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    statements: list[tuple[str, str, str, bool]] = field(default_factory=list)
    bases: dict[str, list[str]] = field(default_factory=dict)
    tables: dict[str, str | None] = field(default_factory=dict)

    def read(self, statement: str) -> None:
        """Take in one line."""
        found = _STATEMENT.fullmatch(statement)
        keyword, _, name = statement.partition(" ")
        if keyword == "module":
            self.modules.add(name)
        elif keyword == "table":
            self.tables[name] = None
        elif found is None:
            raise ValueError(f"not a statement: {statement!r}")
        else:
            self._note(
                found["subject"],
                found["verb"] or "",
                found["object"] or "",
                bool(found["loop"]),
            )

    def _note(self, subject: str, verb: str, value: str, in_loop: bool) -> None:
        self.statements.append((subject, verb, value, in_loop))
        if verb not in {"refers to", "links to"} and subject not in self.modules and "/" not in subject:
            self.names.add(subject)
        if verb in _REFERENCES and verb != "uses" and value not in self.modules:
            self.names.add(value)
        if verb == "declares":
            self.tables[value] = subject
        if verb == "inherits":
            self.bases.setdefault(subject, []).append(value)

    def finish(self) -> Program:
        """Give every definition its place, then build the records."""
        symbols = {symbol.id: symbol for symbol in self._symbols()}
        return _Records(symbols, self.tables, self.statements).build(self._modules(symbols))

    def _symbols(self) -> list[Symbol]:
        names = {part for name in self.names for part in _with_parents(name)}
        content: dict[str, list[str]] = {module: [] for module in self.modules}
        for name in sorted(names):
            content.setdefault(_module_of(name), []).append(name)
        symbols = [_module_symbol(module, len(inside)) for module, inside in content.items()]
        symbols += [self._symbol(name, at) for inside in content.values() for at, name in enumerate(inside)]
        return sorted(symbols, key=lambda symbol: symbol.id)

    def _symbol(self, name: str, place: int) -> Symbol:
        return Symbol(
            id=name,
            kind=_kind_of(name),
            module=_module_of(name),
            parent=name.rpartition(".")[0],
            location=Location(_path_of(_module_of(name)), 1 + LINES * place),
            end_line=LINES * (1 + place),
            bases=tuple(self.bases.get(name, ())),
        )

    def _modules(self, symbols: dict[str, Symbol]) -> tuple[Module, ...]:
        modules = [symbol for symbol in symbols.values() if symbol.kind == "module"]
        return tuple(Module(one.id, _path_of(one.id), one.end_line, "python3", _role_of(one.id)) for one in modules)


@dataclass
class _Records:
    """Statements turned into records, now that each definition has its place."""

    symbols: dict[str, Symbol]
    tables: dict[str, str | None]
    statements: list[tuple[str, str, str, bool]]

    def build(self, modules: tuple[Module, ...]) -> Program:
        """All records, sorted."""
        accesses = [one for verb, operation in _OPERATIONS.items() for one in self._accesses(verb, operation)]
        return Program(
            modules=modules,
            symbols=tuple(self.symbols[name] for name in sorted(self.symbols)),
            references=tuple(sorted(self._references(), key=_key)),
            tables=tuple(self._table(name) for name in sorted(self.tables)),
            foreign_keys=tuple(sorted(self._foreign_keys(), key=_key)),
            accesses=tuple(sorted(accesses, key=_key)),
            joins=tuple(
                sorted(
                    (Join(who, _names(what), where) for who, what, where, _ in self._of("joins")),
                    key=_key,
                )
            ),
            transactions=tuple(
                sorted(
                    (Transaction(who, _names(what), where) for who, what, where, _ in self._of("commits")),
                    key=_key,
                )
            ),
            routes=tuple(self._routes()),
            template_uses=tuple(
                sorted(TemplateUse(who, path, "render", where) for who, path, where, _ in self._of("renders"))
            ),
            state=tuple(sorted(self._state(), key=_key)),
            settings=tuple(sorted(self._settings(), key=_key)),
            outgoing=tuple(
                OutgoingCall(who, "http", "GET", url, where, "requests.get")
                for who, url, where, _ in self._of("requests")
            ),
            launches=tuple(
                Launch(who, "process", what, where, "subprocess.run") for who, what, where, _ in self._of("launches")
            ),
            middleware=tuple(self._middleware()),
            tasks=tuple(sorted(self._tasks(), key=_key)),
            remarks=tuple(
                Remark(where, where.line, self.symbols[who].end_line, text)
                for who, text, where, _ in self._of("remarks")
            ),
        )

    def _of(self, verb: str) -> list[tuple[str, str, Location, bool]]:
        return [
            (subject, value, self._place(subject), in_loop)
            for subject, said, value, in_loop in self.statements
            if said == verb
        ]

    def _place(self, subject: str) -> Location:
        elsewhere = subject if "/" in subject else "schema.sql"
        return self.symbols[subject].location if subject in self.symbols else Location(elsewhere, 1)

    def _references(self) -> list[Reference]:
        return [
            Reference(
                source=subject,
                target=value,
                kind=kind,
                location=where,
                confidence="guess" if verb == "guesses" else "certain",
                scope="external" if verb == "uses" else "project",
                in_loop=in_loop,
            )
            for verb, kind in _REFERENCES.items()
            for subject, value, where, in_loop in self._of(verb)
        ]

    def _table(self, name: str) -> Table:
        model = self.tables[name]
        where = self.symbols[model].location if model else Location("schema.sql", 1)
        return Table(name=name, model=model, label=model or name, location=where)

    def _foreign_keys(self) -> list[ForeignKey]:
        single = [self._foreign_key(subject, value, "foreign_key") for subject, value, _, _ in self._of("refers to")]
        return single + [self._foreign_key(one, two, "many_to_many") for one, two, _, _ in self._of("links to")]

    def _foreign_key(self, table: str, target: str, kind: Literal["foreign_key", "many_to_many"]) -> ForeignKey:
        return ForeignKey(
            table,
            f"{target}_id",
            target,
            kind,
            self._place(self.tables.get(table) or ""),
        )

    def _accesses(self, verb: str, operation: Operation) -> list[DataAccess]:
        found = [
            DataAccess(subject, value, operation, where, in_loop=in_loop)
            for subject, value, where, in_loop in self._of(verb)
        ]
        if verb == "reads":
            found += [
                DataAccess(subject, value, operation, where, mechanism="sql")
                for subject, value, where, _ in self._of("queries")
            ]
        return found

    def _routes(self) -> list[Route]:
        return [
            _route(order, subject, value, where) for order, (subject, value, where, _) in enumerate(self._of("handles"))
        ]

    def _state(self) -> Iterator[StateUse]:
        yield from (StateUse(f, "cache", "default", key, "write", where) for f, key, where, _ in self._of("caches"))
        yield from (StateUse(f, "cache", "default", key, "read", where) for f, key, where, _ in self._of("asks"))

        yield from (StateUse(f, "global", "", key, "write", where) for f, key, where, _ in self._of("keeps"))
        yield from (StateUse(f, "global", "", key, "read", where) for f, key, where, _ in self._of("looks at"))

    def _settings(self) -> Iterator[SettingUse]:
        for verb, value in (("needs setting", ""), ("defaults setting", "localhost")):
            for who, name, where, _ in self._of(verb):
                yield SettingUse(who, "environment", name, "read", where, value, bool(value))

    def _middleware(self) -> list[Middleware]:
        found = enumerate(self._of("wraps"))
        return [Middleware(subject, subject, where, order, "django") for order, (subject, _, where, _) in found]

    def _tasks(self) -> list[Task]:
        queue = [Task(value, subject, "queue", where, "celery") for subject, value, where, _ in self._of("runs as")]
        return queue + [
            Task(value, subject, "command", where, "django") for subject, value, where, _ in self._of("is command")
        ]


def _module_symbol(name: str, definitions: int) -> Symbol:
    return Symbol(
        name,
        "module",
        name,
        None,
        Location(_path_of(name), 1),
        LINES * max(1, definitions),
    )


def _route(order: int, handler: str, key: str, location: Location) -> Route:
    method, _, pattern = key.partition(" ")
    regex = "".join("[^/]+" if part.startswith("<") else re.escape(part) for part in re.split(r"(<[^>]*>)", pattern))
    return Route(method, pattern, regex, handler, location, order, "django")


def _names(listed: str) -> tuple[str, ...]:
    return tuple(sorted(part.strip() for part in listed.split(",")))


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    first = len(_module_of(name).split(".")) + 1
    return [".".join(parts[:end]) for end in range(first, len(parts) + 1)]


def _module_of(name: str) -> str:
    parts = name.split(".")
    capitals = [at for at, part in enumerate(parts) if part[:1].isupper()]
    return ".".join(parts[: capitals[0] if capitals else -1])


def _kind_of(name: str) -> Literal["class", "function", "method"]:
    if name.rpartition(".")[2][:1].isupper():
        return "class"
    return "function" if name.rpartition(".")[0] == _module_of(name) else "method"


def _path_of(module: str) -> str:
    return module.replace(".", "/") + ".py"


def _role_of(module: str) -> Literal["code", "test", "migration"]:
    parts = module.split(".")
    return "test" if "tests" in parts else "migration" if "migrations" in parts else "code"


def _key(record: msgspec.Struct) -> str:
    return repr(record)
