"""Statements with their regions, put back into the nesting of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyzers.facts import Bind, Collection, Define, Expression, Import, Name, Region, Scope, Starred, Statement


@dataclass(slots=True)
class Block:
    """A region of a scope: statements and inner blocks in source order."""

    kind: str
    region: int
    expression: Expression | None
    items: list[Statement | Block] = field(default_factory=list)


def blocks_of(scope: Scope, regions: Sequence[Region]) -> Block:
    """The whole body of a scope as one block."""
    root = Block("body", scope.region, None)
    blocks = {scope.region: root}
    for statement in scope.statements:
        block = blocks.get(statement.region) or _opened(statement.region, blocks, regions)
        block.items.append(statement)
    return root


def _opened(number: int, blocks: dict[int, Block], regions: Sequence[Region]) -> Block:
    """A block that begins here, with those around it that begin with it."""
    region = regions[number]
    block = blocks[number] = Block(region.kind, number, region.expression)
    around = blocks.get(region.parent) or _opened(region.parent, blocks, regions)
    around.items.append(block)
    return block


def names_bound_in(block: Block, scopes: Sequence[Scope]) -> dict[str, None]:
    """The names that the statements of a block, and of the blocks in it, bind."""
    found: dict[str, None] = {}
    pending = [block]
    while pending:
        for item in pending.pop().items:
            if isinstance(item, Block):
                pending.append(item)
            elif isinstance(item, Bind):
                found.update(dict.fromkeys(names_in_target(item.target)))
            elif isinstance(item, Import):
                found[item.alias] = None
            elif isinstance(item, Define):
                found[scopes[item.scope].name] = None
    return found


def names_in_target(target: Expression) -> Iterator[str]:
    """The plain names of an assignment's target."""
    if isinstance(target, Name):
        yield target.id
    elif isinstance(target, Starred):
        yield from names_in_target(target.value)
    elif isinstance(target, Collection):
        for item in target.items:
            yield from names_in_target(item)
