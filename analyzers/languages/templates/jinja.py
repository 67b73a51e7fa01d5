"""Jinja's template language, lowered to facts. Jinja itself parses; nothing is compiled or run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import Extension

from analyzers.facts import (
    Call,
    Collection,
    Constant,
    Expression,
    FileFacts,
    Mapping,
    Name,
    Parameter,
    Subscript,
    UnreadFile,
)

from .drafts import CONTEXT, NOTHING, Draft, engine, parameter
from .jinja_values import JinjaValues

if TYPE_CHECKING:
    from jinja2.parser import Parser

_TAG = re.compile(r"\{%[-+]?\s*(\w+)")
_KNOWN = frozenset(
    "autoescape block break call continue do elif else extends filter for from if import include macro pluralize "
    "print raw set trans with".split()
)
_HARMLESS = frozenset({"csrf_token", "debug"})
"""Tags of extensions that call nothing of ours."""


def read(path: str, text: str) -> FileFacts | UnreadFile:
    """The facts of a template, or why there are none; tags that Jinja does not know are among its gaps."""
    draft = Draft(path, text.count("\n") + 1)
    try:
        tree = _parse(text, draft)
    except TemplateSyntaxError as error:
        return UnreadFile(path, "syntax", (error.message or "").encode("ascii", "replace").decode()[:200], error.lineno)
    _Reading(draft).run(tree)
    return draft.finish()


def _parse(text: str, draft: Draft) -> nodes.Template:
    """The tree; of a tag that is not known the values are read, and what stands in it."""
    lines = _unknown_tags(text)
    for word in lines.keys() - _HARMLESS:
        if not word.startswith("end"):
            draft.gap(f"unknown tag {word!r}", lines[word])
    return _environment(frozenset(lines)).parse(text)


def _unknown_tags(text: str) -> dict[str, int]:
    """The tags that neither Jinja nor its own extensions know, each with its first line."""
    if all(_is_known(word) for word in _TAG.findall(text)):
        return {}
    found: dict[str, int] = {}
    # What looks like a tag may stand in a text or in a comment: Jinja's own lexer tells.
    tokens = ((line, kind, word) for line, kind, word in _environment(frozenset()).lex(text) if kind != "whitespace")
    for (_, before, _), (line, kind, word) in pairwise(tokens):
        if (before, kind) == ("block_begin", "name") and not _is_known(word):
            found.setdefault(word, line)
    return found


def _is_known(word: str) -> bool:
    return word.removeprefix("end") in _KNOWN


@lru_cache(maxsize=64)
def _environment(unknown: frozenset[str]) -> Environment:
    """Parses what Jinja and its own extensions know, and passes over unknown tags."""

    class Passing(Extension):
        tags = set(unknown)  # noqa: RUF012 - Jinja asks the class

        def parse(self, parser: Parser) -> nodes.Node:
            line = next(parser.stream).lineno
            return nodes.Output([*_arguments(parser)], lineno=line)

    extensions: list[str | type[Extension]] = ["jinja2.ext.do", "jinja2.ext.loopcontrols", "jinja2.ext.i18n"]
    return Environment(extensions=[*extensions, Passing], cache_size=0)  # noqa: S701 - nothing is rendered


def _arguments(parser: Parser) -> Iterator[nodes.Expr]:
    """The values in a tag of unknown form."""
    stream = parser.stream
    while stream.current.type not in ("block_end", "eof"):
        try:
            yield parser.parse_expression()
        except TemplateSyntaxError:
            next(stream)


class _Reading(JinjaValues):
    """Goes through the tree of one template."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._statements: dict[type[nodes.Node], Callable[[Any], None]] = {
            nodes.Output: self._output,
            nodes.Extends: lambda node: self._other("extend", node.template, node.lineno),
            nodes.Include: lambda node: self._other("include", node.template, node.lineno, node.with_context),
            nodes.Import: self._import,
            nodes.FromImport: self._from_import,
            nodes.For: self._for,
            nodes.If: self._if,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.FilterBlock: self._filter_block,
            nodes.With: self._with,
            nodes.Block: self._block,
            nodes.Assign: self._assign,
            nodes.AssignBlock: self._assign_block,
        }

    def run(self, tree: nodes.Template) -> None:
        """The whole template; it gives its macros and what it sets."""
        self.draft.open_function("root", (parameter(CONTEXT),), 1)
        self._body(tree.body)
        names = self.scopes[-1].items()
        given = Mapping(tuple((Constant(name), Name(variable, 1)) for name, variable in names))
        if given.entries:
            self.draft.give(given, 1)
        self.draft.close_function()

    # Statements

    def _body(self, statements: Sequence[nodes.Node]) -> None:
        for node in statements:
            handler = self._statements.get(type(node))
            if handler is not None:
                handler(node)
                continue
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Expr):
                    self.draft.evaluate(self.value(child), node.lineno)
                else:
                    self._body([child])

    def _output(self, node: nodes.Output) -> None:
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                self.draft.show(self.value(part), part.lineno)

    def _other(self, word: str, template: nodes.Expr, line: int, with_context: bool = True) -> None:  # noqa: FBT002
        context = self._context(line) if with_context else (NOTHING, NOTHING)
        self.draft.evaluate(engine(word, (self.value(template), *context), line), line)

    def _module(self, node: nodes.Import | nodes.FromImport) -> Expression:
        context = self._context(node.lineno) if node.with_context else ()
        return engine("module", (self.value(node.template), *context), node.lineno)

    def _import(self, node: nodes.Import) -> None:
        self._set(node.target, self._module(node), node.lineno)

    def _from_import(self, node: nodes.FromImport) -> None:
        module = Name(self.new("module"), node.lineno)
        self.draft.bind(module, self._module(node), node.lineno)
        for found in node.names:
            name, alias = found if isinstance(found, tuple) else (found, found)
            self._set(alias, Subscript(module, Constant(name)), node.lineno)

    def _for(self, node: nodes.For) -> None:
        loop, source = self.new("loop"), self.value(node.iter)
        if node.recursive:
            self._recursive(node, loop, source)
        else:
            self._turns(node, loop, source)
        self._scoped(node.else_)

    def _recursive(self, node: nodes.For, loop: str, source: Expression) -> None:
        """`loop(children)` in the body goes through it again with other items: a function of these."""
        items = self.new("items")
        self.draft.open_function(loop, (parameter(items),), node.lineno, inside=True)
        self._turns(node, loop, Name(items, node.lineno))
        self.draft.close_function()
        self.draft.evaluate(Call(Name(loop, node.lineno), (source,), (), node.lineno), node.lineno)

    def _turns(self, node: nodes.For, loop: str, source: Expression) -> None:
        outer = self.draft.enter("loop", source, node.lineno)
        self.scopes.append({"loop": loop})
        self.draft.bind(self._target(node.target), source, node.lineno, iterate=True)
        if node.test is not None:
            self.draft.test(self.value(node.test), node.lineno)
        self._body(node.body)
        self.scopes.pop()
        self.draft.leave(outer)

    def _scoped(self, statements: Sequence[nodes.Node]) -> None:
        self.scopes.append({})
        self._body(statements)
        self.scopes.pop()

    def _if(self, node: nodes.If) -> None:
        """An `elif` is an `if` in the `else` before it."""
        test = self.value(node.test)
        self.draft.test(test, node.lineno)
        outer = self.draft.enter("if", test, node.lineno)
        self._body(node.body)
        self.draft.leave(outer)
        self.draft.enter("else", test, node.lineno)
        self._body([*node.elif_, *node.else_] if not node.elif_ else [_nested(node)])
        self.draft.leave(outer)

    def _macro(self, node: nodes.Macro) -> None:
        variable = self.scopes[-1][node.name] = self.new(node.name)
        self._function(variable, node, [one for one in ("varargs", "kwargs", "caller") if _mentions(node, one)])

    def _function(self, variable: str, node: nodes.Macro | nodes.CallBlock, further: Sequence[str]) -> None:
        kinds = {"varargs": "variadic", "kwargs": "keywords", "caller": "keyword_only"}
        first = len(node.args) - len(node.defaults)
        defaults = [None] * first + [self.value(one) for one in node.defaults]
        parameters = [parameter(one.name, default) for one, default in zip(node.args, defaults, strict=True)]
        parameters += [Parameter(one, kinds[one], None, None) for one in further]  # type: ignore[arg-type]  # see above
        self.draft.open_function(variable, parameters, node.lineno, inside=True)
        self.scopes.append({one.name: one.name for one in parameters})
        self._body(node.body)
        self.scopes.pop()
        self.draft.close_function()

    def _call_block(self, node: nodes.CallBlock) -> None:
        caller = self.new("caller")
        self._function(caller, node, ())
        called = self.value(node.call)
        if isinstance(called, Call):
            keywords = (*called.keywords, ("caller", Name(caller, node.lineno)))
            called = Call(called.function, called.arguments, keywords, called.line)
        self.draft.evaluate(called, node.lineno)

    def _filter_block(self, node: nodes.FilterBlock) -> None:
        self._scoped(node.body)
        self.draft.show(self.value(node.filter), node.lineno)

    def _with(self, node: nodes.With) -> None:
        values = self.values(node.values)
        self.scopes.append({})
        for target, value in zip(node.targets, values, strict=True):
            self.draft.bind(self._target(target), value, node.lineno)
        self._body(node.body)
        self.scopes.pop()

    def _block(self, node: nodes.Block) -> None:
        given = (Constant(node.name), *self._context(node.lineno))
        self.draft.evaluate(engine("block", given, node.lineno), node.lineno)
        kind = "addition" if _mentions(node, "super") else "block"
        self.draft.open_function(f"{kind} {node.name}", (parameter(CONTEXT),), node.lineno)
        scopes, self.scopes = self.scopes, [{}]
        self._body(node.body)
        self.scopes = scopes
        self.draft.close_function()

    def _assign(self, node: nodes.Assign) -> None:
        self.draft.bind(self._target(node.target), self.value(node.node), node.lineno)

    def _assign_block(self, node: nodes.AssignBlock) -> None:
        self._scoped(node.body)
        value = Constant("") if node.filter is None else self.value(node.filter)
        self.draft.bind(self._target(node.target), value, node.lineno)

    # Names

    def _set(self, name: str, value: Expression, line: int) -> None:
        self.draft.bind(self._target(nodes.Name(name, "store", lineno=line)), value, line)

    def _target(self, node: nodes.Node) -> Expression:
        """What is bound; in one scope a name stays one variable."""
        if isinstance(node, nodes.Tuple):
            return Collection("tuple", tuple(self._target(item) for item in node.items))
        if not isinstance(node, nodes.Name):
            # An attribute of a namespace.
            return Subscript(self.value(node), Constant(getattr(node, "attr", "")))
        scope = self.scopes[-1]
        if node.name not in scope:
            scope[node.name] = self.new(node.name)
        return Name(scope[node.name], node.lineno)

    def _context(self, line: int) -> tuple[Expression, Expression]:
        """The context, and what the template adds to it."""
        bound = {name: variable for scope in self.scopes for name, variable in scope.items() if name != "loop"}
        added = tuple((Constant(name), Name(variable, line)) for name, variable in bound.items())
        return Name(CONTEXT, line), Mapping(added) if added else NOTHING


def _nested(node: nodes.If) -> nodes.If:
    """The first `elif` with all that follows."""
    first, *rest = node.elif_
    return nodes.If(first.test, first.body, rest, node.else_, lineno=first.lineno)


def _mentions(node: nodes.Node, name: str) -> bool:
    return any(found.name == name for found in _names(node))


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    return iter(node.find_all(nodes.Name))
