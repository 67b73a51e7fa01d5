"""Routes of Flask applications."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from analyzers.frameworks.flask import FlaskReader
from analyzers.program import Program
from tests.fakes.sources import program_of

HEAD = "from flask import Flask, Blueprint\nfrom flask.views import MethodView, View\n"


def read(text: str, **more: str) -> Program:
    """The program of `app.py`, and other modules by name, as the Flask reader sees it; without files that are sent."""
    extra = {f"{name}.py": source for name, source in more.items()}
    program = program_of({"app.py": text, **extra}, [FlaskReader()])
    return replace(program, routes=tuple(one for one in program.routes if one.name.rpartition(".")[2] != "static"))


def routes(program: Program) -> list[tuple[str, str, str]]:
    """Method, pattern and handler of each route, in the order in which they are tried."""
    return [(route.method, route.pattern, route.handler) for route in program.routes]


def reasons(program: Program) -> list[str]:
    """Why routes are not known."""
    return [spot.reason for spot in program.blind_spots if spot.kind == "route"]


def test_decorated_functions() -> None:
    """Each method of a rule is a route; GET is what a rule answers without saying so."""
    program = read(
        """
        from flask import Flask
        app = Flask(__name__)

        @app.route("/orders/<int:id>")
        def show(id): ...

        @app.route("/orders", methods=["get", "POST"], endpoint="list")
        def orders(): ...

        @app.delete("/orders/<int:id>")
        def remove(id): ...
        """
    )
    assert routes(program) == [
        ("GET", "/orders", "app.orders"),
        ("POST", "/orders", "app.orders"),
        ("DELETE", "/orders/<int:id>", "app.remove"),
        ("GET", "/orders/<int:id>", "app.show"),
    ]
    assert [route.name for route in program.routes] == ["list", "list", "remove", "show"]
    assert {route.confidence for route in program.routes} == {"certain"}
    assert {route.regex for route in program.routes} == {"/orders", "/orders/[0-9]+"}


def test_blueprints_below_prefixes() -> None:
    """A prefix given at the registration replaces the blueprint's own; nested prefixes add up."""
    program = read(
        """
        from flask import Flask
        from shop import shop, lines, legacy
        def create_app():
            app = Flask(__name__)
            shop.register_blueprint(lines)
            app.register_blueprint(shop, url_prefix="/store")
            for bp in (legacy,):
                app.register_blueprint(bp)
            return app
        """,
        shop="""
        from flask import Blueprint
        shop = Blueprint("shop", __name__, url_prefix="/shop")
        lines = Blueprint("lines", __name__, url_prefix="/lines/")
        legacy = Blueprint("legacy", __name__)

        @shop.route("/")
        def index(): ...

        @lines.route("/<int:id>")
        def line(id): ...

        @legacy.route("/old")
        def old(): ...
        """,
    )
    assert routes(program) == [
        ("GET", "/old", "shop.old"),
        ("GET", "/store/", "shop.index"),
        ("GET", "/store/lines/<int:id>", "shop.line"),
    ]
    assert [route.name for route in program.routes] == ["legacy.old", "shop.index", "shop.lines.line"]
    assert {route.confidence for route in program.routes} == {"certain"}


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        # A blueprint that nobody is seen to register
        (HEAD + "bp = Blueprint('a', __name__, url_prefix='/x')\n@bp.route('/y')\ndef view(): ...", "likely"),
        # A factory of blueprints
        (
            HEAD
            + "def make():\n    bp = Blueprint('a', 'a')\n    bp.add_url_rule('/y', view_func=view)\n    return bp\n"
            + "def view(): ...\napp = Flask(__name__)\napp.register_blueprint(make(), url_prefix='/x')",
            "certain",
        ),
        # Rules added by a function that is given the application
        (
            HEAD + "def view(): ...\ndef rules(app):\n    app.add_url_rule('/x/y', view_func=view)\nrules(Flask('a'))",
            "certain",
        ),
        # A subclass of our own, kept on an instance
        (
            HEAD
            + "class Own(Flask): ...\nclass Site:\n    def __init__(self):\n        self.app = Own('a')\n"
            + "    def setup(self):\n        self.app.add_url_rule('/x/y', 'name', view)\ndef view(): ...",
            "certain",
        ),
    ],
)
def test_ways_to_an_application(text: str, confidence: str) -> None:
    """However the application or blueprint comes to where a rule is added, the rule has its full path."""
    program = read(text)
    assert routes(program) == [("GET", "/x/y", "app.view")]
    assert [route.confidence for route in program.routes] == [confidence]


def test_view_classes() -> None:
    """A method view answers by its methods' names, another view by its `methods` in one place."""
    program = read(
        HEAD
        + """
class Orders(MethodView):
    def get(self): ...
    def post(self): ...

class Page(View):
    methods = ["GET", "POST"]
    def dispatch_request(self): ...

app = Flask(__name__)
orders = Orders.as_view("all_orders")
app.add_url_rule("/orders", view_func=orders)
app.add_url_rule("/new", view_func=Orders.as_view("new"), methods=["POST"])
app.add_url_rule("/page", view_func=Page.as_view("page"))
"""
    )
    assert routes(program) == [
        ("GET", "/orders", "app.Orders.get"),
        ("POST", "/orders", "app.Orders.post"),
        ("POST", "/new", "app.Orders.post"),
        ("GET", "/page", "app.Page.dispatch_request"),
        ("POST", "/page", "app.Page.dispatch_request"),
    ]


def test_wrapped_views() -> None:
    """A view inside a wrapper is found, without certainty; a class of the program's own kind is the handler itself."""
    program = read(
        HEAD
        + """
class Own(Blueprint): ...
class Handler: ...
def checked(view):
    def inner(): ...
    return inner
def view(): ...
own = Own("own", __name__)
Flask(__name__).register_blueprint(own)
own.add_url_rule("/a", "a", checked(view))
own.add_url_rule("/b", "b", Handler)
"""
    )
    assert routes(program) == [("GET", "/a", "app.view"), ("GET", "/b", "app.Handler")]
    assert {route.confidence for route in program.routes} == {"likely"}


def test_rules_from_tables() -> None:
    """Rules and views that a loop takes from a table stay in pairs."""
    program = read(
        HEAD
        + """
def first(): ...
def second(): ...
app = Flask(__name__)
for rule, view in [("/1", first), ("/2", second)]:
    app.add_url_rule("/v" + rule, view_func=view)
for rule, view in [("/3", first)]:
    app.add_url_rule(rule, view_func=view)
"""
    )
    assert routes(program) == [("GET", "/3", "app.first"), ("GET", "/v/1", "app.first"), ("GET", "/v/2", "app.second")]


def test_what_is_not_known() -> None:
    """A route that would be wrong is left out and said."""
    program = read(
        HEAD
        + """
import outside
def view(): ...
app = Flask(__name__)
bp = Blueprint("a", __name__, url_prefix=outside.PREFIX)
bp.add_url_rule("/x", view_func=view)
app.register_blueprint(bp)
app.register_blueprint(outside.blueprint)
app.add_url_rule(outside.RULE, view_func=view)
app.add_url_rule("/y", view_func=outside.view)
app.add_url_rule("!/z", view_func=view)
"""
    )
    assert routes(program) == []
    assert reasons(program) == [
        "the prefix of a blueprint is not known",
        "a blueprint that is not known is registered",
        "the rule of a route is not known",
        "the view of a rule is not known",
        "a rule has a form of the program's own",
    ]


def test_unknown_methods() -> None:
    """A list of methods that is not known may be any."""
    program = read(HEAD + "app = Flask('a')\n@app.route('/x', methods=load())\ndef view(): ...")
    assert [(route.method, route.confidence) for route in program.routes] == [("*", "likely")]


def test_tests_have_no_routes() -> None:
    """An application made inside a test is not part of the program's table."""
    text = HEAD + "app = Flask('a')\n@app.route('/x')\ndef view(): ..."
    assert program_of({"tests/test_app.py": text}, [FlaskReader()]).routes == ()


def test_same_names_of_others() -> None:
    """`get` and `route` of other objects are nobody's rules."""
    program = read(
        """
        import other
        cache = {}
        @other.route("/x")
        def view(): ...
        @cache.get("/y")
        def second(): ...
        """
    )
    assert program.routes == ()
    assert reasons(program) == []


APPBUILDER = """
from flask_appbuilder import BaseView, expose
from flask_appbuilder.api import BaseApi
class Base(BaseApi):
    @expose("/info")
    def info(self): ...
    @expose("/hidden")
    def hidden(self): ...
class Orders(Base):
    resource_name = "order"
    @expose("/<pk>", methods=("PUT", "DELETE"))
    def one(self, pk): ...
    def hidden(self): ...
class Page(BaseView):
    route_base = "/page"
    @expose("/")
    def index(self): ...
class Plain(BaseView):
    @expose("/x")
    def x(self): ...
"""


def test_exposed_methods() -> None:
    """Exposed methods answer below the base of each registered class, inherited ones too."""
    program = read(
        APPBUILDER + "def setup(builder):\n    for_all = builder.add_api(Orders)\n    builder.add_view_no_menu(Page)\n"
    )
    assert routes(program) == [
        ("GET", "/page/", "app.Page.index"),
        ("GET", "/api/v1/order/info", "app.Base.info"),
        ("DELETE", "/api/v1/order/<pk>", "app.Orders.one"),
        ("PUT", "/api/v1/order/<pk>", "app.Orders.one"),
    ]


def test_exposed_without_registration() -> None:
    """When no class is seen to be registered, all are taken; a base that is only a convention is likely."""
    found = {route.pattern: route.confidence for route in read(APPBUILDER).routes}
    assert found["/page/"] == "certain"
    assert found["/plain/x"] == "likely"
    assert found["/api/v1/base/info"] == "likely"
