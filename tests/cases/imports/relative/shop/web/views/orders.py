from . import parts
from .parts import footer
from ..texts import body
from ...names import title
from ... import names


def show():
    parts.footer()
    footer()
    body()
    title()
    names.title()
