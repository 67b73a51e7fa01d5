"""RouteModel -> JSON that any other gateway can be made from."""

from __future__ import annotations

import msgspec

from decomposer.model import Artifact, RouteModel
from decomposer.model.documents import SCHEMA_VERSION
from decomposer.model.gateway import GatewayStep, RoutesDocument


def emit_routes(model: RouteModel, step: GatewayStep) -> Artifact:
    """`routes.json` of a step: the model itself, with the version of its form."""
    document = RoutesDocument(
        schema_version=SCHEMA_VERSION,
        step=step.number,
        title=step.title,
        routes=model.routes,
        claims=model.claims,
        default=model.default,
        upstreams=model.upstreams,
        skipped=model.skipped,
    )
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return Artifact(f"{step.folder}/routes.json", text + "\n")
