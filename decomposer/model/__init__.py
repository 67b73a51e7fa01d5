"""Frozen records that the stages share."""

from __future__ import annotations

from analyzers.call_graph import Callee, CallGraph
from analyzers.program import (
    FOR_TYPES,
    Application,
    BlindSpot,
    BlindSpotKind,
    CallCounts,
    Confidence,
    DataAccess,
    ForeignKey,
    Join,
    Launch,
    LeftOut,
    Location,
    Module,
    Operation,
    OutgoingCall,
    Program,
    Reference,
    Remark,
    Route,
    SettingUse,
    StateStore,
    StateUse,
    Symbol,
    Table,
    Task,
    TemplateUse,
    Transaction,
)

from .artifact import Artifact
from .boundaries import ServiceMap
from .entry import AccessWay, EntryPoint, RepeatedUse, Uses
from .gateway import GatewayRoute, RouteModel, Upstream
from .graph import DependencyGraph, Edge, Evidence, Unit, View
from .plan import CallSite, Plan, SharedTable, Step
from .proposal import CutMetrics, Proposal, Service

__all__ = [
    "FOR_TYPES",
    "AccessWay",
    "Application",
    "Artifact",
    "BlindSpot",
    "BlindSpotKind",
    "CallCounts",
    "CallGraph",
    "CallSite",
    "Callee",
    "Confidence",
    "CutMetrics",
    "DataAccess",
    "DependencyGraph",
    "Edge",
    "EntryPoint",
    "Evidence",
    "ForeignKey",
    "GatewayRoute",
    "Join",
    "Launch",
    "LeftOut",
    "Location",
    "Module",
    "Operation",
    "OutgoingCall",
    "Plan",
    "Program",
    "Proposal",
    "Reference",
    "Remark",
    "RepeatedUse",
    "Route",
    "RouteModel",
    "Service",
    "ServiceMap",
    "SettingUse",
    "SharedTable",
    "StateStore",
    "StateUse",
    "Step",
    "Symbol",
    "Table",
    "Task",
    "TemplateUse",
    "Transaction",
    "Unit",
    "Upstream",
    "Uses",
    "View",
    "route_key",
    "shown_path",
]


def shown_path(route: Route) -> str:
    """The pattern of a route, and the operation where one path has several."""
    return f"{route.pattern} {route.operation}".rstrip()


def route_key(route: Route) -> str:
    """`METHOD pattern`: how boundaries and plans name a route; with the operation, where one path has several."""
    return f"{route.method} {shown_path(route)}"
