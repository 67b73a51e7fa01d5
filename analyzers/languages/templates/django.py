"""Django's template language, lowered to facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from analyzers.facts import Collection, Constant, Expression, FileFacts, Mapping, Name, Operation

from .drafts import CONTEXT, NOTHING, Draft, engine, look_up, parameter
from .values import Values, keyword_of, plain_target, split

_OPENING = re.compile(r"\{[%{#]")
_QUOTED = re.compile(r"""(['"])([^'"]+)\1""")
_CLOSINGS = {"%": "%}", "{": "}}", "#": "#}"}
_LONGEST = 20_000
"""Characters of a tag: nobody writes a longer one."""
_END = re.compile(r"\{%\s*end(\w+)")
_RAW = frozenset({"comment", "verbatim", "raw"})
_BLOCKS = frozenset(
    "autoescape block blocktrans blocktranslate cache filter for if ifchanged ifequal ifnotequal language localize "
    "localtime partialdef spaceless timezone with".split()
)
"""Tags of Django that have an end."""
_INSIDE = {
    "elif": ("if",),
    "else": ("if", "ifequal", "ifnotequal", "ifchanged", "for"),
    "empty": ("for",),
    "plural": ("blocktrans", "blocktranslate"),
}
"""Tags that stand between a tag and its end."""
_WITHOUT_VALUES = frozenset(
    "autoescape csrf_token debug localize localtime lorem now partialdef plural resetcycle spaceless templatetag "
    "comment else empty get_current_language get_available_languages get_current_language_bidi get_current_timezone "
    "get_static_prefix get_media_prefix".split()
)
"""Tags of Django that call nothing of ours; `as` may bind a text."""
_SHOWING = frozenset({"cycle", "firstof", "trans", "translate", "widthratio", "get_language_info", "language"})
_ASKING = frozenset({"cache", "ifchanged", "static", "timezone", "querystring"})
"""Tags of Django that compute their arguments and nothing more."""


@dataclass(slots=True)
class _Open:
    """A tag whose end has not come, the names that it binds, and how to go back to what is around."""

    tag: str
    line: int
    names: dict[str, str] = field(default_factory=dict)
    close: Callable[[], None] | None = None
    is_block: bool = False


def read(path: str, text: str) -> FileFacts:
    """The facts of a template; what cannot be read is among its gaps."""
    reading = _Reading(path, text)
    reading.run()
    return reading.draft.finish()


class _Reading:
    """Goes through the tags of one template."""

    def __init__(self, path: str, text: str) -> None:
        self._text = text
        self.draft = Draft(path, text.count("\n") + 1)
        self._open = [_Open("", 1)]
        self._count = 0
        self._line = 1
        self._raw = ""
        self._ended = frozenset(_END.findall(text))
        self._values = Values(self.draft, self._local)
        tags = (self._load, self._extends, self._include, self._block, self._for, self._if, self._with, self._regroup)
        self._tags: dict[str, Callable[[list[str]], None]] = {
            **{tag.__name__.strip("_"): tag for tag in tags},
            "elif": self._if,
            **dict.fromkeys(("ifequal", "ifnotequal"), self._if_equal),
            **dict.fromkeys(("blocktrans", "blocktranslate"), self._with),
            **dict.fromkeys(_WITHOUT_VALUES, self._without_values),
            **dict.fromkeys(_SHOWING, self._showing),
            **dict.fromkeys(_ASKING, self._asking),
            "filter": self._filter,
            "url": self._url,
        }

    def run(self) -> None:
        """The whole template."""
        self.draft.open_function("render", (parameter(CONTEXT),), 1)
        position = 0
        for start, mark, content in _tokens(self._text):
            self._line += self._text.count("\n", position, start)
            position = start
            if len(content) > _LONGEST:
                self.draft.gap("a tag that is too long", self._line)
            elif mark == "%":
                self._tag(content.strip())
            elif mark == "{" and not self._raw:
                self.draft.show(self._values.value(content.strip(), self._line), self._line)
        for left in reversed(self._open[1:]):
            self._close(left)
            self.draft.gap(f"the tag {left.tag!r} is not closed", left.line)
        self.draft.close_function()

    # Names

    def _local(self, name: str) -> str | None:
        """The variable of a name that the template binds itself, as far as the block reaches."""
        for one in reversed(self._open):
            if name in one.names:
                return one.names[name]
            if one.is_block:
                return None
        return None

    def _names(self) -> dict[str, str]:
        """All names that are bound here."""
        found: dict[str, str] = {}
        for one in reversed(self._open):
            found = {**one.names, **found}
            if one.is_block:
                break
        return found

    def _new(self, name: str) -> str:
        self._count += 1
        return f"{name}@{self._count}"

    def _assign(self, one: _Open, name: str, value: Expression) -> None:
        variable = self._new(name)
        self.draft.bind(Name(variable, self._line), value, self._line)
        one.names[name] = variable

    def _context(
        self, added: Sequence[tuple[str, Expression]] = (), *, only: bool = False
    ) -> tuple[Expression, Expression]:
        """The context, and what the template adds to it."""
        bound = [] if only else [(name, Name(variable, self._line)) for name, variable in self._names().items()]
        names = tuple((Constant(name), value) for name, value in (*bound, *added))
        return NOTHING if only else Name(CONTEXT, self._line), Mapping(names) if names else NOTHING

    # Tags

    def _tag(self, text: str) -> None:
        word = text.partition(" ")[0]
        if self._raw:
            self._raw = "" if word == f"end{self._raw}" else self._raw
            return
        if not text:
            self.draft.gap("a tag without a name", self._line)
        elif word in _RAW and word in self._ended:
            self._raw = word
        elif word.startswith("end") and word not in self._tags:
            self._end(word[3:])
        else:
            self._begin(split(text))

    def _begin(self, words: list[str]) -> None:
        tag = words[0]
        if tag in _INSIDE and self._open[-1].tag not in _INSIDE[tag] and not self._open[-1].tag.startswith("?"):
            self.draft.gap(f"the tag {tag!r} stands alone", self._line)
        handler = self._tags.get(tag)
        if handler is None:
            self._custom(words)
            return
        if tag in _BLOCKS:
            self._open.append(_Open(tag, self._line))
        handler(words)

    def _end(self, tag: str) -> None:
        """The end of a tag, and of those in it that were not closed."""
        wanted = (tag, f"?{tag}")
        if not any(one.tag in wanted for one in self._open):
            self.draft.gap(f"the tag 'end{tag}' closes nothing", self._line)
            return
        while self._open[-1].tag not in wanted:
            left = self._open.pop()
            self._close(left)
            if not left.tag.startswith("?"):
                self.draft.gap(f"the tag {left.tag!r} is not closed", left.line)
        self._close(self._open.pop())

    @staticmethod
    def _close(one: _Open) -> None:
        if one.close is not None:
            one.close()

    def _custom(self, words: list[str]) -> None:
        """A tag of a library: `{% tag a b=c as d %}`."""
        tag, *rest = words
        if tag in self._ended:
            self._open.append(_Open(f"?{tag}", self._line))
        rest, target = _split_target(rest)
        values = [word for word in rest if _is_value(word)]
        plain, named = self._values.arguments(values, self._line)
        given = [Constant(tag), *self._context(), *plain]
        result = engine("tag", given, self._line, [*named.items()])
        if target:
            self._assign(self._open[-1 - (tag in self._ended)], target, result)
        else:
            self.draft.evaluate(result, self._line)

    def _load(self, words: list[str]) -> None:
        libraries = words[-1:] if "from" in words else words[1:]
        for library in libraries:
            self.draft.load(library, self._line)

    def _extends(self, words: list[str]) -> None:
        if len(words) > 1:
            given = (self._named(words[1]), *self._context())
            self.draft.evaluate(engine("extend", given, self._line), self._line)

    def _include(self, words: list[str]) -> None:
        if len(words) < 2:
            self.draft.gap("the tag 'include' names no template", self._line)
            return
        added = [(k[0], self._values.value(k[1], self._line)) for k in map(keyword_of, words[2:]) if k]
        context = self._context(added, only="only" in words[2:])
        self.draft.evaluate(engine("include", (self._named(words[1]), *context), self._line), self._line)

    def _named(self, word: str) -> Expression:
        """The name of another template; one that begins with dots counts from the folder of this one."""
        value = self._values.value(word, self._line)
        text = value.value if isinstance(value, Constant) else None
        if isinstance(text, str) and text.startswith(("./", "../")):
            return Constant(normpath(join(dirname(self.draft.name), text)))
        return value

    def _block(self, words: list[str]) -> None:
        name = words[1] if len(words) > 1 else ""
        if not name:
            self.draft.gap("a block without a name", self._line)
        one = self._open.pop()
        context = self._context()
        self._open.append(one)
        self.draft.evaluate(engine("block", (Constant(name), *context), self._line), self._line)
        kind = "addition" if self._asks_super() else "block"
        self.draft.open_function(f"{kind} {name}", (parameter(CONTEXT),), self._line)
        one.is_block, one.close = True, self.draft.close_function

    def _asks_super(self) -> bool:
        """Whether the block that begins here runs the one that it replaces."""
        return "block.super" in self._text

    def _for(self, words: list[str]) -> None:
        """`{% for a, b in x reversed %}`."""
        names, _, source = " ".join(words[1:]).partition(" in ")
        source = source.strip().removesuffix(" reversed")
        targets = [name for name in re.split(r"[\s,]+", names.strip()) if name]
        if not source or not targets:
            self.draft.gap("a loop that names nothing to go through", self._line)
            return
        value = self._values.value(source, self._line)
        self.draft.count(value, self._line)
        one = self._open[-1]
        one.names = {name: self._new(name) for name in targets}
        outer = self.draft.enter("loop", value, self._line)
        one.close = lambda: self.draft.leave(outer)
        self.draft.bind(plain_target(one.names, self._line), value, self._line, iterate=True)

    def _if(self, words: list[str]) -> None:
        for condition in self._values.conditions(words[1:], self._line):
            self.draft.test(condition, self._line)

    def _if_equal(self, words: list[str]) -> None:
        """`{% ifequal a b %}`, which Django knew until version 4."""
        values = tuple(self._values.value(word, self._line) for word in words[1:])
        self.draft.test(Operation("==", values), self._line)

    def _with(self, words: list[str]) -> None:
        """`{% with a=b c=d %}`, `{% with b as a %}`, `{% blocktrans count a=b %}`."""
        one = self._open.pop()
        found = [(*k, self._values.value(k[1], self._line)) for k in map(keyword_of, words[1:]) if k]
        if not found and len(words) == 4 and words[2] == "as":
            found = [(words[3], words[1], self._values.value(words[1], self._line))]
        self._open.append(one)
        for name, _, value in found:
            self._assign(one, name, value)

    def _regroup(self, words: list[str]) -> None:
        """`{% regroup items by kind as groups %}`: a list of groups with a list each."""
        if len(words) != 6 or words[2] != "by":
            self.draft.gap("a 'regroup' that cannot be read", self._line)
            return
        items, one = self._values.value(words[1], self._line), Name(self._new("item"), self._line)
        self.draft.bind(one, items, self._line, iterate=True)
        grouper = look_up(one, words[3].split("|")[0].split("."), self._line, in_loop=True)
        group = Mapping(((Constant("grouper"), grouper), (Constant("list"), items)))
        self._assign(self._open[-1], words[5], Collection("list", (group,)))

    def _filter(self, words: list[str]) -> None:
        """`{% filter name:argument %}`: what is inside is a text."""
        self.draft.evaluate(self._values.value(f'""|{" ".join(words[1:])}', self._line), self._line)

    def _url(self, words: list[str]) -> None:
        """`{% url "name" a b=c as d %}`."""
        self._asking(words)
        quoted = _QUOTED.fullmatch(words[1]) if len(words) > 1 else None
        if quoted:
            self.draft.name_url(quoted[2], self._line)

    def _without_values(self, words: list[str]) -> None:
        _, target = _split_target(words)
        if target:
            self._assign(self._open[-1], target, Constant(""))

    def _showing(self, words: list[str]) -> None:
        for value in self._computed(words):
            self.draft.show(value, self._line)

    def _asking(self, words: list[str]) -> None:
        for value in self._computed(words):
            self.draft.evaluate(value, self._line)

    def _computed(self, words: list[str]) -> Iterator[Expression]:
        """The values of the arguments; `as` binds a text."""
        rest, target = _split_target(words[1:])
        plain, named = self._values.arguments([word for word in rest if _is_value(word)], self._line)
        yield from (*plain, *named.values())
        if target:
            self._assign(self._open[-1], target, plain[0] if words[0] == "firstof" and plain else Constant(""))


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Where tags and variables begin, the mark behind the brace, and what they hold; each stands on one line."""
    position, line_end = 0, -1
    without: dict[str, int] = {}
    while found := _OPENING.search(text, position):
        start, mark = found.start(), found[0][1]
        if line_end < start:
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
        # Where a line has no closing mark left, there is no need to look for it again.
        end = text.find(_CLOSINGS[mark], start + 2, line_end) if without.get(mark) != line_end else -1
        if end < 0:
            without[mark] = line_end
            position = start + 1
            continue
        yield start, mark, text[start + 2 : end]
        position = end + 2


def _split_target(words: list[str]) -> tuple[list[str], str]:
    """The words before `as`, and the name behind it."""
    if len(words) > 1 and words[-2] == "as":
        return words[:-2], words[-1]
    return words, ""


def _is_value(word: str) -> bool:
    """Whether a word of a tag may be an argument, and no punctuation of a tag of its own kind."""
    return word[:1].isalnum() or word[:1] in "_'\"-"
