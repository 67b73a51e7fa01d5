"""Clients of backing services: where they are made, and what they are told to reach."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from analyzers.facts import Attribute, Call, Expression
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.origins import origins
from analyzers.linking.walk import argument
from analyzers.program import OutgoingCall

from .clients import AWS, AWS_SUBJECTS, CLIENTS, MAIL, WHOLE
from .targets import ANY, targets
from .written import is_written


def service_calls(linked: Linked) -> Iterator[OutgoingCall]:
    """Each client that is made, and each call of one that names what it is about."""
    for path, client in CLIENTS.items():
        for site in linked.outside.get(path, ()):
            given = argument(site.call, client.position, client.keyword)
            found = targets(linked.evaluator, given, site.frame)
            literal = is_written(linked.evaluator, given, site.frame)
            yield from (replace(one, is_literal=literal) for one in _calls(site, client.system, "", found, path))
    for path in sorted(MAIL & linked.outside.keys()):
        for site in linked.outside[path]:
            yield from _calls(site, "smtp", path.rpartition(".")[2], [ANY], path)
    for path in AWS:
        yield from _made_for_aws(linked, path)
    yield from _methods(linked)


def _methods(linked: Linked) -> Iterator[OutgoingCall]:
    """Calls of methods that are requests themselves."""
    for path in sorted(linked.outside):
        top, _, rest = path.partition(".")
        maker = next((one for one in AWS if path.startswith(f"{one}.")), None)
        for site in linked.outside[path] if maker is not None else ():
            yield from _of_aws(linked.evaluator, site, path)
        for site in linked.outside[path] if top in WHOLE and "." in rest else ():
            yield from _calls(site, WHOLE[top], rest, [ANY], path)


def _made_for_aws(linked: Linked, maker: str) -> Iterator[OutgoingCall]:
    """`boto3.client("s3")`."""
    for site in linked.outside.get(maker, ()):
        for system in targets(linked.evaluator, argument(site.call, 0, "service_name"), site.frame):
            yield from _calls(site, system, "", [ANY], maker)


def _of_aws(evaluator: Evaluator, site: CallSite, path: str) -> Iterator[OutgoingCall]:
    """`s3.put_object(Bucket="bills")`, for the service of the client."""
    function = site.call.function
    made = list(_made(evaluator, function.base, site.frame)) if isinstance(function, Attribute) else []
    said = ((argument(call, 0, "service_name"), frame) for call, frame in made)
    systems = {one for given, frame in said for one in targets(evaluator, given, frame)} - {ANY}
    about = next((value for name, value in site.call.keywords if name in AWS_SUBJECTS), None)
    for system in sorted(systems) or ["aws"]:
        yield from _calls(site, system, path.rpartition(".")[2], targets(evaluator, about, site.frame), path)


def _made(evaluator: Evaluator, client: Expression, frame: Frame) -> Iterator[tuple[Call, Frame]]:
    """The calls that may have made a client."""
    if isinstance(client, Call):
        yield client, frame
    for item in origins(evaluator, client, frame):
        if isinstance(item.expression, Call):
            yield item.expression, item.frame


def _calls(site: CallSite, system: str, operation: str, found: list[str], path: str) -> Iterator[OutgoingCall]:
    for target in found:
        yield OutgoingCall(
            site.frame.symbol,
            system,
            operation,
            target,
            site.location,
            path,
            "certain" if len(found) == 1 else "likely",
            site.in_loop,
        )
