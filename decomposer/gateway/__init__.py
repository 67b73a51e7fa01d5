"""`gateway`: which backend answers which request in each step, and configurations that make a gateway do so."""

from __future__ import annotations

from .interpreter import Interpreter, choose, normalise
from .neutral import emit_routes
from .nginx import emit_nginx
from .probes import Probe, make_probes
from .routes import build_route_model
from .shadowing import find_shadowed

__all__ = [
    "Interpreter",
    "Probe",
    "build_route_model",
    "choose",
    "emit_nginx",
    "emit_routes",
    "find_shadowed",
    "make_probes",
    "normalise",
]
