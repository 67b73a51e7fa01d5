from flask import Blueprint

from shop import kept, marks

pages = Blueprint("pages", __name__)


@pages.route("/watch/<name>")
def watch(name):
    kept.listen(name)
    kept.run(name)
    kept.note(kept.Printer.of(name))
    kept.count(name)
    marks.hold(name)
    marks.log()
    return str(kept.shown())


@pages.route("/guard")
def guard():
    with marks.Guard():
        return "ok"


@pages.route("/speak")
async def speak():
    await marks.speak()
    return "ok"
