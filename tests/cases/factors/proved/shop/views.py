from flask import Blueprint, request

from shop import kept, registry, work

pages = Blueprint("pages", __name__)


@pages.get("/visit")
def visit():
    page = request.args["page"]
    if kept.allow(page):
        kept.visit(page)
        kept.note(page)
    kept.Window.open(kept.rate(page))
    return registry.kind_of("mail")(page)


@pages.get("/visits")
def visits():
    return [kept.visits(), kept.Window.shown()]


@pages.post("/reports")
def report():
    kept.save("report.txt", request.data)
    kept.convert(request.data, request.args["target"])
    work.Pump(request.data)
    work.later("late.txt")
    return "saved"
