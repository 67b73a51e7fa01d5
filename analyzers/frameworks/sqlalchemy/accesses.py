"""Reads and writes of tables through sessions, queries and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyzers.facts import Attribute, Call, Constant, Expression, Name
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.values import Value, Values
from analyzers.linking.walk import calls_before, last_word, walk
from analyzers.program import Confidence, Join, Operation

from .noting import Notes, Place, passed
from .queries import (
    ADDING,
    RESHAPING,
    RUNNING,
    STATEMENTS,
    TABLE,
    is_statement,
    models_of,
    statement_tables,
)
from .registry import Registry
from .relations import Relations
from .sessions import is_library, session_confidence
from .versions import gives_class

_JOINING = frozenset({"join", "outerjoin", "select_from", *ADDING})
_LOADING = frozenset(
    {"joinedload", "subqueryload", "selectinload", "contains_eager", "immediateload", "joinedload_all", "lazyload"}
)
_ASKING = frozenset(
    {"where", "filter", "having", "order_by", "group_by", "values", "options", "in_", *RESHAPING}
    | {"and_", "or_", "not_", "add_criteria", "on_conflict_do_update", "with_loader_criteria", "using"}
)
_EXECUTING = frozenset({"execute", "scalars", "scalar", "stream", "stream_scalars", "exec"})
_GIVEN_QUERY = _EXECUTING | {
    "first_or_404",
    "one_or_404",
    "paginate",
    "read_sql",
    "read_sql_query",
    "list",
    "tuple",
    "set",
}
_GETTING = frozenset({"get", "get_one", "get_or_404"})
_BULK: dict[str, Operation] = {"bulk_insert_mappings": "insert", "bulk_update_mappings": "update"}
_BY_SESSION = _GETTING | {"query"} | set(_BULK)
_UPSERTING = frozenset({"on_conflict_do_update", "on_duplicate_key_update"})
_STARTING = frozenset({"query", *STATEMENTS})
_METHODS = _BY_SESSION | _JOINING | set(STATEMENTS) | _LOADING


class AccessReader:
    """Collects accesses and joins over the call sites."""

    def __init__(self, notes: Notes, registry: Registry, relations: Relations, evaluator: Evaluator) -> None:
        """Take where to note, and what is mapped."""
        self._notes = notes
        self._evaluator = evaluator
        self._registry = registry
        self._relations = relations
        self._joined: set[int] = set()
        self.joins: list[Join] = []

    def read(self, sites: Sequence[CallSite]) -> None:
        """All accesses by calls; a query that ends in an update or delete is no read of its own."""
        written = {id(inner) for site in sites if self._ends_query(site) for inner in calls_before(site.call)}
        for site in sites:
            name = _called(site)
            if name in _METHODS and id(site.call) not in written and not _is_text(site):
                self._call(site, name)
            if site.method and id(site.call) not in written:
                self._class_query(site)
            if name in _ASKING or name in _JOINING:
                self._asked(site)
            if name in RUNNING:
                self._run(site)
            elif name in _GIVEN_QUERY and site.call.arguments:
                self._executed(site)
            elif name == "bulk_insert" and any(is_library(v.name) for v in site.callees):
                self._note(site, self._tables(site.call.arguments[:1], site.frame), "insert")
            elif name in _UPSERTING:
                self._upserted(site)

    def _ends_query(self, site: CallSite) -> bool:
        return site.method in ("update", "delete") and any(
            v.kind == "query_method" and v.name in self._registry.models for v in site.callees
        )

    # Calls

    def _call(self, site: CallSite, name: str) -> None:
        if name in _BY_SESSION:
            confidence = session_confidence(self._evaluator, site)
            if confidence is not None:
                self._by_session(site, name, confidence)
        if name in STATEMENTS:
            self._statement(site, name)
        elif name in _JOINING:
            self._note(site, self._tables(site.call.arguments, site.frame), "select")
            self._note(site, self._named_relations(site), "select")
            self._note(
                site, [v.detail for v in sorted(site.receivers, key=repr) if v.name == TABLE and v.detail], "select"
            )
        elif name in _LOADING:
            self._note(site, self._tables(site.call.arguments, site.frame), "select")
        if name in _JOINING or name in ("query", "select"):
            self._join(site)

    def _by_session(self, site: CallSite, name: str, confidence: Confidence) -> None:
        given = site.call.arguments
        if name == "query":
            self._note(site, self._tables(given, site.frame), "select", confidence)
        elif name in _GETTING:
            self._note(site, self._tables(given[:1], site.frame), "select", confidence)
        else:
            self._note(site, self._tables(given[:1], site.frame), _BULK[name], confidence)

    def _statement(self, site: CallSite, name: str) -> None:
        """Core statements, methods of tables, and the end of a query that writes."""
        operation = STATEMENTS[name]
        if _is_from_library(site):
            given = site.call.arguments if name == "select" else site.call.arguments[:1]
            self._note(site, self._tables(given, site.frame), operation)
        tables = [
            v.detail for v in sorted(site.receivers, key=repr) if v.kind == "external_instance" and v.name == TABLE
        ]
        self._note(site, [table for table in tables if table], operation)
        models = [v.name for v in sorted(site.callees) if v.kind == "query_method" and v.name in self._registry.models]
        for model in models if operation != "select" else ():
            self._note(site, self._registry.tables_of(model)[:1], operation)

    def _class_query(self, site: CallSite) -> None:
        """The first method of `Class.query`."""
        base = site.base
        if isinstance(base, Attribute) and base.name == "query" and not self._ends_query(site):
            models = (value.name for value in sorted(site.receivers) if value.kind == "query")
            self._note(site, self._registry.tables_of_all(models), "select")

    def _asked(self, site: CallSite) -> None:
        """Other tables that a condition or order of a query names are read with it."""
        known = [v for v in sorted(site.callees, key=repr) if v.kind == "query_method"]
        if not known and not any(is_library(v.name) for v in site.callees):
            return
        own = {table for value in known for table in self._of_query(value._replace(detail=_rest(value)))}
        given = [*site.call.arguments, *(value for _, value in site.call.keywords)]
        others = [table for table in self._tables(given, site.frame) if table not in own]
        self._note(site, others if known or not own else (), "select", "likely")

    def _run(self, site: CallSite) -> None:
        """A query that is executed, unless it is written right there."""
        if any(_begins(call) for call in (site.call, *calls_before(site.call))):
            return
        for value in sorted(site.callees, key=repr):
            if value.kind == "query_method":
                self._note(site, self._of_query(value._replace(detail=_rest(value))), "select", "likely")

    def _executed(self, site: CallSite) -> None:
        """A statement that is given to who executes it, unless it is written right there."""
        given = site.call.arguments[0]
        calls = [given, *calls_before(given)] if isinstance(given, Call) else []
        if any(map(_begins, calls)):
            return
        for value in sorted(self._evaluator.values(given, site.frame), key=repr):
            made = statement_tables(value)
            if made is not None:
                self._note(site, made[1], made[0], "likely")
            elif value.kind == "query":
                self._note(site, self._of_query(value), "select", "likely")

    def _upserted(self, site: CallSite) -> None:
        """`insert(table).on_conflict_do_update(...)` updates the rows that are there."""
        begun = self._begun(site.call, site.frame)
        if begun is not None:
            place = Place(site.frame, site.location, site.in_loop, begun)
            self._notes.add(place, self._tables(begun.arguments[:1], site.frame), "update")
        for value in sorted(site.callees, key=repr):
            made = statement_tables(value._replace(kind="query", detail=_rest(value)))
            self._note(site, made[1] if made is not None else (), "update")

    def _begun(self, call: Call, frame: Frame) -> Call | None:
        """The call in the same scope that made what a chain of calls goes on with, through a name."""
        first = [call, *calls_before(call)][-1]
        base = first.function.base if isinstance(first.function, Attribute) else None
        made = [o.expression for o in origins(self._evaluator, base, frame) if o.frame is frame] if base else []
        for one in made:
            if isinstance(one, Call):
                return [one, *calls_before(one)][-1]
        return first if base is None else None

    def _join(self, site: CallSite) -> None:
        """The tables of a whole chain of calls, noted at its last call that names one."""
        if id(site.call) in self._joined:
            return
        chain = [site.call, *calls_before(site.call)]
        self._joined.update(map(id, chain))
        found = {v for call in chain for v in self._tables(call.arguments, site.frame)}
        found |= {
            table
            for call in chain
            if isinstance(call.function, Attribute)
            for v in self._evaluator.values(call.function.base, site.frame)
            if v.kind == "query" and v.name in self._registry.models
            for table in self._registry.tables_of(v.name)
        }
        if len(found) > 1:
            self.joins.append(Join(site.frame.symbol, tuple(sorted(found)), site.location, "orm"))

    # Tables

    def _of_query(self, value: Value) -> list[str]:
        """The tables of the classes of a query."""
        made = statement_tables(value._replace(kind="query")) if is_statement(value) else None
        if made is not None:
            return made[1]
        return self._registry.tables_of_all(models_of(value))

    def _named_relations(self, site: CallSite) -> list[str]:
        """`query.join("customer")`: relations by their names."""
        names = [a.value for a in site.call.arguments if isinstance(a, Constant) and isinstance(a.value, str)]
        models = [v.name for v in site.callees if v.kind == "query_method"] if names else []
        found = (self._relations.find(model, name) for model in sorted(models) for name in names)
        return [
            table for relation in found if relation for table in self._registry.tables_of_all(sorted(relation.targets))
        ]

    def _tables(self, expressions: Iterable[Expression], frame: Frame) -> list[str]:
        """The tables that expressions mention: classes, tables, relationship attributes of classes."""
        found: dict[str, None] = {}
        for part in self._naming(expressions, frame):
            found.update(dict.fromkeys(self._mentioned(passed(self._evaluator, part, frame))))
            if isinstance(part, Attribute) and part.name in self._relations.names:
                owners = self._evaluator.owners(part, frame)
                found.update(dict.fromkeys(self._related_tables(owners, part.name)))
        return list(found)

    def _naming(self, expressions: Iterable[Expression], frame: Frame) -> Iterator[Expression]:
        """Names, attributes, and calls that give a class; what is written in such a call names another one."""
        inner: set[int] = set()
        for part in (part for expression in expressions for part in walk(expression)):
            gives = self._registry.names_related(part) or gives_class(self._evaluator, part, frame)
            if id(part) not in inner and gives:
                inner.update(id(one) for one in walk(part))
                yield part
            elif id(part) not in inner and isinstance(part, Name | Attribute):
                yield part

    def _mentioned(self, values: Values) -> Iterator[str]:
        for value in sorted(values, key=repr):
            if value.kind == "class" and value.name in self._registry.models:
                yield from self._registry.tables_of(value.name)
            else:
                yield from self._registry.table_of_value(value)

    def _related_tables(self, owners: Iterable[Value], name: str) -> Iterator[str]:
        for value in sorted(owners, key=repr):
            relation = self._relations.find(value.name, name) if value.kind == "class" else None
            if relation is not None:
                yield from self._registry.tables_of_all(sorted(relation.targets))
                yield from filter(None, (relation.secondary,))

    def _note(
        self, site: CallSite, tables: Iterable[str], operation: Operation, confidence: Confidence = "certain"
    ) -> None:
        self._notes.add(Place(site.frame, site.location, site.in_loop, site.call), tables, operation, confidence)


def _receiving_tables(site: CallSite) -> list[str]:
    """The tables whose methods are called."""
    return [v.detail for v in sorted(site.receivers, key=repr) if v.name == TABLE and v.detail]


def _rest(method: Value) -> str:
    """What a method of a query says of the query."""
    return method.detail.partition(" ")[2]


def _is_text(site: CallSite) -> bool:
    """`", ".join(...)` joins no tables."""
    return any(v.kind == "text" or v.name == "<builtin>.str" for v in site.receivers)


def _is_from_library(site: CallSite) -> bool:
    return any(v.kind == "external" and is_library(v.name) for v in site.callees) and not any(
        v.kind == "external_instance" and v.name == TABLE for v in site.receivers
    )


def _called(site: CallSite) -> str:
    """The name of what is called; of a statement also that in the library, where the program has another one for it."""
    function = site.call.function
    name = function.id if isinstance(function, Name) else site.method
    if name in _METHODS or isinstance(function, Attribute):
        return name
    known = (v.name.rpartition(".")[2] for v in sorted(site.callees) if v.kind == "external" and is_library(v.name))
    return next((one for one in known if one in STATEMENTS), name)


def _begins(call: Call) -> bool:
    """Whether a query begins here: `session.query(Order)`, `select(Order)`, `Order.query.get(1)`."""
    base = call.function.base if isinstance(call.function, Attribute) else None
    is_given = bool(call.arguments) or last_word(call.function) != "query"
    return (is_given and last_word(call.function) in _STARTING) or (
        isinstance(base, Attribute) and base.name == "query"
    )
