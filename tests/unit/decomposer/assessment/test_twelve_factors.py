"""What stands in the way of twelve-factor operation."""

from __future__ import annotations

from msgspec.structs import replace

from analyzers.program import Launch, Location, OutgoingCall, Program, SettingUse, StateUse
from decomposer.model.factors import FactorsDocument
from decomposer.pipeline import judge_factors
from decomposer.report.factors import render_factors
from tests.fakes.programs import program

PLACE = Location("a.py", 3)


def told(found: FactorsDocument) -> list[tuple[str, str]]:
    """Factor and subject of each finding."""
    return [(one.factor, one.subject) for one in found.findings]


def with_records(found: Program, *records: StateUse | SettingUse | OutgoingCall | Launch) -> Program:
    """The program with more records."""
    return replace(
        found,
        state=tuple(one for one in records if isinstance(one, StateUse)),
        settings=tuple(one for one in records if isinstance(one, SettingUse)),
        outgoing=tuple(one for one in records if isinstance(one, OutgoingCall)),
        launches=tuple(one for one in records if isinstance(one, Launch)),
    )


def test_variables_of_the_process() -> None:
    """One finding for each variable, with who writes it first; the places are those of writes."""
    found = judge_factors(program("a.f keeps k.CART\nb.g looks at k.CART\na.f needs setting HOST"))
    assert told(found) == [("processes", "k.CART")]
    assert found.findings[0].functions == ("a.f", "b.g")
    assert found.findings[0].locations == ("a.py:1",)


def test_registries_sessions_and_temporary_files_are_no_findings() -> None:
    """They are the same in each process, in a store that is shared, or gone when the function ends."""
    kept = with_records(
        program("a.f calls b.g"),
        StateUse("a.f", "registry", "", "a.HANDLERS", "write", PLACE),
        StateUse("a.f", "session", "", "cart", "write", PLACE),
        StateUse("a.f", "file", "temporary", "…", "write", PLACE),
        SettingUse("a", "environment", "HOST", "read", PLACE, "localhost", is_literal=True),
        OutgoingCall("a.f", "http", "GET", "…/rates", PLACE),
    )
    assert told(judge_factors(kept)) == []


def test_each_rule_has_its_factor() -> None:
    """Secrets, addresses, files, logs, locks and threads."""
    kept = with_records(
        program("a.f calls b.g"),
        SettingUse("a", "settings", "SECRET_KEY", "write", PLACE, "…", is_literal=True, at_import=True),
        SettingUse("a.f", "settings", "DEBUG", "write", PLACE, "True"),
        OutgoingCall("a.f", "http", "GET", "https://rates.example/a/…", PLACE, is_literal=True),
        OutgoingCall("a.f", "http", "GET", "https://default.example/a", PLACE),
        OutgoingCall("a.f", "redis", "", "cache.local", PLACE, is_literal=True),
        StateUse("a.f", "class", "", "a.Cart.total", "write", PLACE),
        StateUse("a.f", "file", "", "…", "write", PLACE),
        StateUse("a", "lock", "", "a.lock", "write", PLACE),
        StateUse("a.f", "lock", "", "a.lock", "write", Location("a.py", 2), held_until=4),
        StateUse("a.f", "file", "log", "all.log", "write", PLACE),
        Launch("a.f", "thread", "b.g", PLACE),
    )
    assert told(judge_factors(kept)) == [
        ("config", "SECRET_KEY"),
        ("config", "DEBUG"),
        ("config", "rates.example"),
        ("backing services", "redis cache.local"),
        ("processes", "a.Cart.total"),
        ("processes", "… in a.f"),
        ("concurrency", "a.lock"),
        ("disposability", "b.g"),
        ("logs", "all.log"),
    ]


def test_a_memo_counts_when_it_reads_tables() -> None:
    """What depends on its arguments alone may be remembered."""
    found = program("a.f calls b.g\nb.g reads rates\nc.h calls a.k")
    memos = [StateUse(one, "memo", "", one, "write", PLACE) for one in ("a.f", "c.h")]
    (only,) = judge_factors(with_records(found, *memos)).findings
    assert (only.subject, only.detail) == ("a.f", "reads rates")


def test_what_is_only_filled_where_nothing_was_counts_as_a_memo() -> None:
    """It must be filled from tables or from a request; one other write makes it a variable."""
    found = program("a.f calls b.g\nb.g reads rates\nc.h calls a.k\nc.i calls a.k")

    def filled(function: str, key: str) -> StateUse:
        makers = {"a.RATES": ("b.g",)}.get(key, ())
        return StateUse(function, "global", "", key, "write", PLACE, is_filling=True, kept_from=makers)

    uses = [
        filled("a.f", "a.RATES"),
        filled("a.f", "a.NAMES"),
        filled("c.h", "c.NAMES"),
        filled("c.h", "c.OLD"),
        filled("c.i", "c.USER"),
    ]
    others = [
        StateUse("c.h", "global", "", "c.OLD", "write", PLACE),
        StateUse("c.i", "session", "", "user", "read", PLACE),
    ]
    findings = judge_factors(with_records(found, *uses, *others)).findings
    assert [(one.subject, one.detail) for one in findings] == [
        ("c.OLD", ""),
        ("c.USER", ""),
        ("a.RATES", "reads rates"),
    ]


def test_what_the_library_calls_of_a_command_is_no_finding() -> None:
    """The class of a command leads to it, but for one that other code makes."""
    found = program(
        """
        c.Command.handle is command clean
        c.Command via c.Command.handle
        d.Command.handle is command show
        d.Command via d.Command.handle
        v.view instantiates d.Command
        """
    )
    kept = [StateUse(f"{one}.Command.handle", "file", "", f"{one}.txt", "write", PLACE) for one in ("c", "d")]
    assert told(judge_factors(with_records(found, *kept))) == [("processes", "d.txt")]


def test_what_only_commands_do_is_no_finding() -> None:
    """A command has a process of its own; what other code calls as well counts."""
    found = program(
        """
        c.clean is command clean
        c.clean calls c.sweep
        c.sweep calls c.again
        c.again calls c.sweep
        c.export is command export
        c.export calls c.shared
        v.view calls c.export
        tests.t.f calls c.sweep
        """
    )
    functions = ("c.clean", "c.sweep", "c.again", "c.export", "c.shared")
    files = [StateUse(one, "file", "", f"{one}.txt", "write", PLACE) for one in functions]
    kept = [
        StateUse("c.sweep", "global", "", "c.LAST", "write", PLACE),
        StateUse("v.view", "global", "", "c.LAST", "read", PLACE),
    ]
    others: list[SettingUse | Launch] = [
        SettingUse("c.clean", "environment", "MODE", "write", PLACE),
        Launch("c.again", "thread", "c.sweep", PLACE),
    ]
    told_of = told(judge_factors(with_records(found, *files, *kept, *others)))
    assert told_of == [("processes", "c.export.txt"), ("processes", "c.shared.txt")]


def test_what_is_set_before_the_program_serves_is_no_finding() -> None:
    """It is the same in each process; what is changed later counts, as do files that are no copies, and threads."""
    found = program("a.main calls b.setup\nb.setup calls b.fill\nv.view calls v.change")
    kept: list[StateUse | SettingUse | Launch] = [
        StateUse("b.fill", "global", "", "b.CLIENT", "write", PLACE),
        StateUse("v.view", "global", "", "b.CLIENT", "read", PLACE),
        StateUse("b.fill", "class", "", "b.Store.both", "write", PLACE),
        StateUse("v.change", "class", "", "b.Store.both", "write", PLACE),
        StateUse("b.fill", "file", "", "media", "write", PLACE, manner="copied"),
        StateUse("v.change", "file", "", "uploads", "write", PLACE, manner="copied"),
        StateUse("v.change", "file", "folder", "thumbs", "write", PLACE),
        StateUse("v.change", "file", "", "old", "write", PLACE, manner="removed"),
        StateUse("b.fill", "file", "", ".secret", "write", PLACE),
        SettingUse("b.fill", "settings", "DEBUG", "write", PLACE, "True"),
        SettingUse("v.change", "settings", "THEME", "write", PLACE, "dark"),
        Launch("b.fill", "thread", "b.poll", PLACE),
        Launch("v.change", "thread", "v.draw", PLACE, is_awaited=True),
    ]
    assert told(judge_factors(with_records(found, *kept))) == [
        ("config", "THEME"),
        ("processes", "b.Store.both"),
        ("processes", ".secret"),
        ("processes", "uploads"),
        ("disposability", "b.poll"),
    ]


def test_a_database_is_reached_by_a_url() -> None:
    """One in a file is a local file, one in memory is nobody's; other texts are no address."""
    targets = ("postgresql://db.local/shop", "sqlite:///shop.db", "sqlite:///:memory:", "sqlite://", "shop.urls", "…")
    asked = [OutgoingCall("a.f", "database", "", target, PLACE, is_literal=True) for target in targets]
    assert told(judge_factors(with_records(program("a.f"), *asked))) == [
        ("backing services", "database db.local"),
        ("processes", "shop.db"),
    ]


def test_a_lock_counts_where_something_outside_of_the_process_is_changed() -> None:
    """While it is held, by the function or by what it calls; not by a guess, nor by what is only asked."""
    found = program(
        """
        a.f calls b.save
        a.g guesses b.save
        a.h calls c.ask
        b.save updates orders
        c.ask reads orders
        """
    )
    line = {one.source: one.location.line for one in found.references}
    locks = [
        StateUse(function, "lock", "", f"{function}_lock", "write", Location("a.py", line[function]), held_until=end)
        for function, end in (("a.f", line["a.f"]), ("a.g", line["a.g"]), ("a.h", line["a.h"] + 9))
    ]
    early = StateUse("a.f", "lock", "", "a.early", "write", Location("a.py", 1), held_until=line["a.f"] - 1)
    asked = OutgoingCall("c.ask", "http", "GET", "…", Location("c.py", 1))
    assert told(judge_factors(with_records(found, *locks, early, asked))) == [("concurrency", "a.f_lock")]


def test_long_lists_are_cut_in_text_only() -> None:
    """The text says how many more there are."""
    many = [StateUse("a.f", "global", "", f"a.V{number}", "write", PLACE) for number in range(20)]
    found = judge_factors(with_records(program("a.f calls b.g"), *many))
    assert len(found.findings) == 20
    assert "and 8 more: `--format json` has all" in render_factors(found)


def test_what_is_not_proved_is_told_apart() -> None:
    """Where a route is known; the text and the JSON say what is not known."""
    kept = "a.f calls b.g\nb.g keeps k.CART\nb.h looks at k.CART\nb.g keeps k.LAST"
    kept += "\nc.h calls c.i\nc.i keeps c.SEEN\nd.j calls c.h"
    everything = {"k.CART", "k.LAST", "c.SEEN"}
    assert {subject for _, subject in told(judge_factors(program(kept)))} == everything
    found = judge_factors(program(f"{kept}\na.f handles GET /a/\nb.h handles GET /b/"))
    assert told(found) == [("processes", "k.CART")]
    assert [(one.subject, one.unknown.partition(" ")[2]) for one in found.apart] == [
        ("k.LAST", "requests or tasks change it, and others look at it"),
        ("c.SEEN", "a route, task or start-up leads to it"),
    ]
    text = render_factors(found)
    assert "Worth a look, but not proved (2)" in text
    assert "functions write a variable of the process (1), not known whether a route" in text
