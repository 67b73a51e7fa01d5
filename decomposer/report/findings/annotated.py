"""Findings for programs that show them beside the code: each has a place, as seen from the folder of the call."""

from __future__ import annotations

from msgspec.structs import replace

from decomposer.model import Location
from decomposer.model.finding import Finding, Place, Verdict


def placed(verdict: Verdict, folder: str, boundaries: str) -> Verdict:
    """The verdict with the folder of the program in front of each path.

    What has no place in the code, such as an entry that is gone, is put at the boundaries. `folder` ends with a slash,
    or is empty.
    """
    unread = tuple(Location(folder + one.path, one.line) for one in verdict.unread)
    findings = tuple(_placed(one, folder, boundaries) for one in verdict.findings)
    return replace(verdict, findings=findings, unread=unread)


def _placed(one: Finding, folder: str, boundaries: str) -> Finding:
    places = tuple(_moved(place, folder) for place in one.places) or (Place(Location(boundaries, 1), ""),)
    return replace(one, places=places)


def _moved(place: Place, folder: str) -> Place:
    def below(location: Location) -> Location:
        return Location(folder + location.path, location.line)

    chain = tuple(replace(hop, location=below(hop.location)) for hop in place.chain)
    return replace(place, location=below(place.location), chain=chain)
