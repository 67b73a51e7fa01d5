"""Write the schemas beside this file."""

from __future__ import annotations

from decomposer.model.schema import FOLDER, build_schemas

for name, text in build_schemas().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
