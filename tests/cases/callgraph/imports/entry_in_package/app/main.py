from app.views import show
from .tools import check


def run():
    check()
    show()


run()
