"""JSON schemas of the JSON files, made from the records: `python -m decomposer.model.schema` writes them here."""

from __future__ import annotations

from pathlib import Path

import msgspec

from decomposer.model.check_document import CheckDocument
from decomposer.model.comparison import ComparisonDocument
from decomposer.model.documents import (
    ExplanationDocument,
    GraphDocument,
    InventoryDocument,
    OutputMarker,
    PlanDocument,
    ProposalDocument,
    StatisticsDocument,
)
from decomposer.model.factors import FactorsDocument
from decomposer.model.facts import ExportDocument
from decomposer.model.gateway import RoutesDocument
from decomposer.model.moves import MovesDocument
from decomposer.model.score import ScoreDocument

FOLDER = Path(__file__).parent
_DOCUMENTS: dict[str, type[msgspec.Struct]] = {
    "check": CheckDocument,
    "comparison": ComparisonDocument,
    "decomposer": OutputMarker,
    "export": ExportDocument,
    "explanation": ExplanationDocument,
    "factors": FactorsDocument,
    "graph": GraphDocument,
    "inventory": InventoryDocument,
    "moves": MovesDocument,
    "plan": PlanDocument,
    "proposal": ProposalDocument,
    "routes": RoutesDocument,
    "score": ScoreDocument,
    "statistics": StatisticsDocument,
}
# In memory a location is a pair; in JSON files it is what editors understand.
_LOCATION = {"title": "Location", "description": "`path:line`", "type": "string", "pattern": "^[^\\n]*:[0-9]+$"}


def build_schemas() -> dict[str, str]:
    """The text of each schema (JSON Schema 2020-12) by its file name, `<output file>.schema.json`."""
    return {f"{name}.schema.json": _build(document) for name, document in _DOCUMENTS.items()}


def _build(document: type[msgspec.Struct]) -> str:
    schema = msgspec.json.schema(document)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    if "Location" in schema["$defs"]:
        schema["$defs"]["Location"] = _LOCATION
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"
