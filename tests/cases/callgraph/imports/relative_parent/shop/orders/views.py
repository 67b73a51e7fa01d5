from .. import core
from ..core import render
from . import check


def show():
    check()
    core.render()
    return render()
