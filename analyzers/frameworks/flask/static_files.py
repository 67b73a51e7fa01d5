"""The rule under which an application or a blueprint sends files."""

from __future__ import annotations

from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings
from analyzers.linking.walk import is_literal

from .mounts import Mount

_FILE = "/<path:filename>"


def static_rule(evaluator: Evaluator, mount: Mount) -> str:
    """As a pattern below the mount, empty for one that sends none: an application has a folder `static` by itself."""
    keywords = dict(mount.call.keywords)
    folder, path = keywords.get("static_folder"), keywords.get("static_url_path")
    is_sending = folder is not None if mount.kind == "blueprint" else mount.kind == "application"
    if not is_sending or is_literal(folder, None):
        return ""
    said = path if path is not None and not is_literal(path, None) else folder
    texts = strings(evaluator, said, mount.frame) if said is not None else ["/static"]
    if not texts or HOLE in texts[0]:
        return ""
    name = texts[0].rstrip("/") if said is path else f"/{texts[0].rstrip('/').rpartition('/')[2]}"
    return name + _FILE
