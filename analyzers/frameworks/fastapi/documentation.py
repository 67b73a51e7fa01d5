"""The routes that FastAPI adds by itself: the description of the API and the pages about it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import whole_strings

from .acts import argument_of
from .defaults import is_unset
from .endpoints import Answer
from .made import Made
from .places import Around, Found

_SETUP = "fastapi.applications.FastAPI.setup"
_DESCRIPTION = ("openapi_url", "/openapi.json", "openapi")
_PAGES = (
    ("docs_url", "/docs", "swagger_ui_html"),
    ("swagger_ui_oauth2_redirect_url", "/docs/oauth2-redirect", "swagger_ui_redirect"),
    ("redoc_url", "/redoc", "redoc_html"),
)
"""Per argument: the path if it is not given, and the function that answers."""


def documentation(evaluator: Evaluator, application: Made, around: Around) -> Iterator[Found]:
    """Those that an application does not refuse; without the description there are no pages."""
    location = application.item.frame.module.location(application.call.line)
    hidden = ""
    for keyword, path, function in (_DESCRIPTION, *_PAGES):
        text = _path(evaluator, application, keyword, path)
        if text and not hidden:
            answer = Answer(f"{_SETUP}.{function}", function)
            yield Found(around.prefix + text, answer, ("GET",), around.names + function, location, around.is_certain)
        elif keyword == _DESCRIPTION[0]:
            return
        # The page to which the first one redirects goes with it.
        hidden = keyword if keyword == "docs_url" and not text else ""


def _path(evaluator: Evaluator, application: Made, keyword: str, path: str) -> str:
    given = argument_of(application.item, -1, keyword)
    if given is None:
        return path
    if is_unset(evaluator, given):
        return ""
    return next(iter(whole_strings(evaluator, *given)), path)
