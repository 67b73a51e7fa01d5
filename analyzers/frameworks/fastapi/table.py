"""The route table of an application: its own routes, those of routers below prefixes, and what is mounted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzers.facts import Attribute, Call, Expression, Name, Starred
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.items import Item, given_to
from analyzers.linking.sequences import items_of, texts_of
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.values import Value
from analyzers.linking.walk import argument, dotted, is_literal, walk
from analyzers.program import BlindSpot, Location

from .acts import LISTED, SHORTCUTS, Act, Acts, argument_of, rows_of
from .defaults import is_unset
from .documentation import documentation
from .endpoints import Answer, answers, answers_of
from .made import Made, Makers
from .places import Around, Found

_SOCKETS = frozenset({"websocket", "websocket_route", "add_api_websocket_route", "add_websocket_route"})
_OF_STARLETTE = frozenset({"route", "add_route", "websocket_route", "add_websocket_route"})
"""What a router adds below no prefix of its own."""
_LISTED_CLASSES = frozenset({"Route", "APIRoute", "WebSocketRoute", "APIWebSocketRoute", "Mount", "Host"})
_DEFAULT = "GET"
"""The method of a route that names none; by it a client asks for a web socket, too."""
_DEEPEST = 12
_MOST_CALLERS = 8


class Table:
    """Walks from an application to all that stands in it."""

    def __init__(self, evaluator: Evaluator, makers: Makers, acts: Acts) -> None:
        """Nothing was walked yet."""
        self._evaluator = evaluator
        self._makers = makers
        self._acts = acts
        self.blind_spots: list[BlindSpot] = []
        self.placed: set[int] = set()
        """What stands in something else."""

    def routes(self, made: Made, around: Around) -> Iterator[Found]:
        """All routes of an application or router, in the order in which they are tried."""
        if made.number in around.entered or len(around.entered) > _DEEPEST:
            return
        inside = around._replace(entered=(*around.entered, made.number))
        if made.kind == "fastapi":
            yield from documentation(self._evaluator, made, inside)
        own = argument_of(made.item, -1, "prefix") if made.kind == "router" else None
        for act in self._acts.done_to(made):
            yield from self._added(act, made, inside, own)

    def _added(self, act: Act, made: Made, around: Around, own: Item | None) -> Iterator[Found]:
        if act.verb == LISTED:
            listed = argument_of(made.item, 0 if made.kind == "router" else -1, LISTED) or argument_of(
                made.item, -1, LISTED
            )
            if listed is not None:
                yield from self._listed(listed, around)
        elif act.verb == "include_router":
            for place in self._below(around, own):
                yield from self._included(act, made, place)
        elif act.verb in ("mount", "host"):
            for row in rows_of(self._evaluator, act, made, act.site.call.arguments):
                call = Item(act.site.call, act.site.frame, row)
                yield from self._mounted(call, around, is_host=act.verb == "host")
        elif act.verb in ("append", "extend", "insert"):
            yield from self._appended(act, made, around)
        else:
            for place in self._below(around, None if act.verb in _OF_STARLETTE else own):
                yield from self._plain(act, made, place)

    # Routes by decorators and methods

    def _plain(self, act: Act, made: Made, around: Around) -> Iterator[Found]:
        call, verb, endpoint = act.site.call, act.verb, None
        if isinstance(call.function, Call):
            # `router.get("/")(function)`
            inner = call.function
            verb = inner.function.name if isinstance(inner.function, Attribute) else ""
            endpoint, call = (call.arguments[0] if call.arguments else None), inner
        elif not act.decorated:
            endpoint = argument(call, 1, "endpoint") or argument(call, 1, "route")
        path = argument(call, 0, "path")
        for row in rows_of(self._evaluator, act, made, (path, endpoint)):
            written = Item(call, act.site.frame, row)
            if act.decorated:
                found = self._decorated(act.decorated)
            else:
                found = self._answers(written.with_other(endpoint).followed() if endpoint is not None else None, act)
            for place in self._below(around, argument_of(written, 0, "path")):
                yield from self._answered(written, verb, place, found)

    def _decorated(self, symbol: str) -> list[Answer]:
        kind = self._evaluator.code.definitions[symbol].scope.kind
        return answers_of(self._evaluator, Value("class" if kind == "class" else "function", symbol))

    def _answers(self, endpoint: Item | None, act: Act) -> list[Answer]:
        found = answers(self._evaluator, endpoint) if endpoint is not None else []
        if not found:
            shown = dotted(endpoint.expression) if endpoint is not None else f"{act.verb}()"
            self._spot("the endpoint of a route is not known", act.site.location, shown)
        return found

    def _answered(self, call: Item, verb: str, around: Around, found: Sequence[Answer]) -> Iterator[Found]:
        methods = self._methods(call, verb)
        location = _location(call)
        for answer in found:
            name = around.names + (self._name(argument_of(call, -1, "name")) or answer.name)
            own = methods or (_DEFAULT,)
            if answer.methods and verb in _OF_STARLETTE - _SOCKETS:
                # What answers says by which methods; a route may name fewer.
                own = methods if answer.methods == ("*",) and methods else answer.methods
                own = tuple(one for one in own if methods in ((), ("*",)) or one in methods)
            yield Found(around.prefix, answer, own, name, location, around.is_certain)

    def _methods(self, call: Item, verb: str) -> tuple[str, ...]:
        """The methods that a route names; none if it names none."""
        if verb in SHORTCUTS:
            return (verb.upper(),)
        written = argument_of(call, -1, "methods")
        if written is None or is_literal(written.expression, None) or verb in _SOCKETS:
            return ()
        return tuple(sorted({text.upper() for text in texts_of(self._evaluator, *written[:2])})) or ("*",)

    # Routers and applications

    def _included(self, act: Act, made: Made, around: Around) -> Iterator[Found]:
        router, prefix = argument(act.site.call, 0, "router"), argument(act.site.call, -1, "prefix")
        for row in rows_of(self._evaluator, act, made, (router, prefix)):
            given = act.given(0, "router", row)
            inner = self._makers.resolve(given) if given is not None else []
            for place in self._below(around, act.given(-1, "prefix", row)):
                yield from self._inside(inner, place)
            if not inner:
                shown = dotted(given.expression) if given is not None else "include_router()"
                self._spot("a router that is not known is included", act.site.location, shown)

    def _mounted(self, call: Item, around: Around, *, is_host: bool) -> Iterator[Found]:
        path, application = argument_of(call, 0, "host" if is_host else "path"), argument_of(call, 1, "app")
        name = self._name(argument_of(call, 2, "name"))
        listed = argument_of(call, -1, LISTED)
        # A host is no part of the path.
        for below in self._below(around, None if is_host else path):
            place = below.mounted(name)
            if listed is not None:
                yield from self._listed(listed, place)
            if application is not None:
                yield from self._application(application, place, call)

    def _application(self, application: Item, place: Around, call: Item) -> Iterator[Found]:
        """The routes of an application of these libraries; any other answers all below the path."""
        inner = self._makers.resolve(application)
        yield from self._inside(inner, place)
        found = answers(self._evaluator, application) if not inner else []
        name = place.names.removesuffix(":") or place.prefix.rpartition("/")[2]
        for one in found:
            yield Found(place.prefix, one, ("*",), name, _location(call), place.is_certain, is_prefix=True)
        if not inner and not found:
            self._spot("an application that is not known is mounted", _location(call), dotted(application.expression))

    def _inside(self, inner: Sequence[Made], place: Around) -> Iterator[Found]:
        for one in inner:
            self.placed.add(one.number)
            yield from self.routes(one, place)

    # Lists of routes

    def _appended(self, act: Act, made: Made, around: Around) -> Iterator[Found]:
        """`app.routes.append(Route(...))`."""
        for row in rows_of(self._evaluator, act, made, act.site.call.arguments):
            added = Item(act.site.call.arguments[-1], act.site.frame, row) if act.site.call.arguments else None
            if added is not None and act.verb == "extend":
                yield from self._listed(added, around)
            elif added is not None:
                yield from self._of_list(added.followed(), around)

    def _listed(self, routes: Item, around: Around) -> Iterator[Found]:
        for item in items_of(self._evaluator, routes.expression, routes.frame, self._is_route):
            yield from self._of_list(item.followed(), around)

    def _is_route(self, part: Expression, frame: Frame) -> bool:
        """Whether something is an item of a list of routes by itself, or stands for all routes of a router."""
        return (isinstance(part, Call) and bool(self._class_of(part, frame))) or (
            isinstance(part, Attribute) and part.name == LISTED and bool(self._makers.resolve(Item(part.base, frame)))
        )

    def _class_of(self, call: Call, frame: Frame) -> str:
        """The word of the class of routes that a call makes; empty for anything else."""
        for value in sorted(self._evaluator.values(call.function, frame), key=repr):
            for path in self._evaluator.mro(value.name) if value.kind == "class" else (value.name,):
                if path.startswith(("starlette.", "fastapi.")) and path.rpartition(".")[2] in _LISTED_CLASSES:
                    return path.rpartition(".")[2]
        return ""

    def _of_list(self, item: Item, around: Around) -> Iterator[Found]:
        expression = item.expression.value if isinstance(item.expression, Starred) else item.expression
        if isinstance(expression, Attribute):
            yield from self._inside(self._makers.resolve(item.with_other(expression.base)), around)
            return
        word = self._class_of(expression, item.frame) if isinstance(expression, Call) else ""
        if not word:
            self._spot("an item of a list of routes is not known", _location(item), dotted(expression))
        elif word in ("Mount", "Host"):
            yield from self._mounted(item, around, is_host=word == "Host")
        else:
            endpoint = argument_of(item, 1, "endpoint")
            found = answers(self._evaluator, endpoint) if endpoint is not None else []
            if not found:
                self._spot("the endpoint of a route is not known", _location(item), dotted(expression))
            verb = "websocket" if "WebSocket" in word else "route"
            for place in self._below(around, argument_of(item, 0, "path")):
                yield from self._answered(item, verb, place, found)

    # Texts

    def _below(self, around: Around, written: Item | None) -> Iterator[Around]:
        """The places below one more piece of the path, of which there are several if it may be several texts."""
        found = self._texts(written)
        is_certain = len(found) == 1
        if found == [HOLE] and written is not None and is_unset(self._evaluator, written):
            # Whoever configures nothing has no such prefix.
            found, is_certain = [""], False
        elif any(HOLE in text for text in found) and written is not None:
            self._spot("a part of the path of routes is not known", _location(written), dotted(written.expression))
        for text in found:
            yield around.below(text, is_certain=is_certain)

    def _name(self, written: Item | None) -> str:
        found = self._texts(written)[0]
        return found if HOLE not in found else ""

    def _texts(self, written: Item | None) -> list[str]:
        """The texts that an argument may be: an empty one if it is not given, holes for what is not known."""
        if written is None or is_literal(written.expression, None):
            return [""]
        found = strings(self._evaluator, written.expression, written.frame, written.known)
        if not found or any(HOLE in text for text in found):
            found = [*found, *self._texts_by_callers(written)]
        return [text for text in found if HOLE not in text] or found[:1] or [HOLE]

    def _texts_by_callers(self, written: Item) -> list[str]:
        """What the callers of the function around say."""
        callers = self._evaluator.callers.get(written.frame.symbol, ())[:_MOST_CALLERS]
        moments = (given_to(written.frame, Item(one.call, one.frame)) for one in callers)
        found = (strings(self._evaluator, written.expression, written.frame, known) for known in moments)
        return list(dict.fromkeys(text for texts in found for text in texts))

    def _spot(self, reason: str, location: Location, detail: str) -> None:
        self.blind_spots.append(BlindSpot("route", reason, location, detail[:120]))


def _location(item: Item) -> Location:
    lines = (part.line for part in walk(item.expression) if isinstance(part, Name | Attribute | Call))
    return item.frame.module.location(next(lines, item.frame.scope.line))
