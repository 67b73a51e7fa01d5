"""Code that has no end, or doubles itself: linking always ends, and never raises."""

from __future__ import annotations

import pytest

from analyzers.program import Program
from tests.fakes.sources import program_of

Sources = dict[str, str]

URLS = "from django.urls import include, path\n"
MODELS = "from django.db import models\n"


def doubling(line: str, count: int) -> str:
    """Lines that each use the one before twice."""
    return "".join(line.format(i=i, j=i - 1) for i in range(1, count))


ENDLESS: dict[str, Sources] = {
    "calls itself": {"a.py": "def f(): return f\ndef g(x=g()): return g(g(x))\nf()()()\n"},
    "call each other": {
        "a.py": "from b import g\ndef f(): return g()\nx = f().y.z\n",
        "b.py": "from a import f, x\ndef g(): return f()\ny = x\n",
    },
    "inherits itself": {"a.py": "class A(A): pass\nclass B(A, B, B): pass\nA().x()\nB().y()\n"},
    "inherit each other": {
        "a.py": "from b import B\nclass A(B):\n  def m(self): return super().m()\n",
        "b.py": "from a import A\nclass B(A):\n  def m(self): return super().n()\nB().m()\n",
    },
    "star imports in a circle": {
        "a.py": "from b import *\nx()\nz\n",
        "b.py": "from c import *\n",
        "c.py": "from a import *\nfrom b import *\nx\n",
    },
    "star imports of each by each": {
        f"m{n}.py": "".join(f"from m{m} import *\n" for m in range(16) if m != n) + "missing()\n" for n in range(16)
    },
    "star import of itself": {
        "a.py": "from a import *\nfrom .a import *\nfrom . import *\n__all__ = __all__ + a.__all__\n"
    },
    "import of itself": {"a.py": "import a\nfrom a import a, b as a\na.a.a.a()\n"},
    "re-exports in a circle": {
        "a.py": "from b import x\nx()\n",
        "b.py": "from c import x\n",
        "c.py": "from a import x\n",
    },
    "export lists in a circle": {
        "a.py": "from b import *\n__all__ = b.__all__ + __all__ + list(x)\n__all__ += a.__all__\n",
        "b.py": "from a import *\nimport a, b\n__all__ = a.__all__ + b.__all__\n__all__.extend(a.__all__)\n",
    },
    "long chains": {
        "a.py": "class A:\n  def b(self): return self\n  @property\n  def c(self): return self.c.c\n"
        f"x = A(){'.b()' * 200}\ny = x{'.c' * 400}()\n"
    },
    "assigned to itself": {
        "a.py": "x = x\ny = y.y\nz = z()\nw = [w]\nv = v[0]\nu = {'a': u}['a']\nt, t = t\n"
        "for s in s: s()\nwith r as r: r()\n"
    },
    "growing arguments": {"a.py": "x = []\nx = [x, x]\nx = {'a': x}\ndef f(a): return f([a, a])\nf(1)\n"},
    "decorated by itself": {"a.py": "@f\ndef f(): pass\n@g(g)\nclass g: pass\n@property\ndef p(self): return p\np()\n"},
    "lambdas": {"a.py": "x = lambda: x\nx()()()\ny = (lambda f: f(f))(lambda f: f(f))\n"},
    "properties of each other": {
        "a.py": "class A:\n  @property\n  def x(self): return B().x\n"
        "class B:\n  @property\n  def x(self): return A().x\nA().x.y()\n"
    },
    "generator of itself": {"a.py": "def g():\n  yield from g()\n  yield g()\nfor x in g():\n  for y in x: y()\n"},
    "list of itself": {"a.py": URLS + "urlpatterns = urlpatterns + urlpatterns\n" * 20},
    "doubled lists": {
        "a.py": f"{URLS}u0 = [path('a', v)]\n" + doubling("u{i} = u{j} + u{j}\n", 40) + "urlpatterns = u39\n"
    },
    "doubled calls": {
        "a.py": "def f0(): return [1]\n"
        + doubling("def f{i}(): return f{j}() + f{j}()\n", 100)
        + "x = f99()\nINSTALLED_APPS = f99()\n"
    },
    "doubled strings": {
        "a.py": f"{URLS}s0 = 'a'\n"
        + doubling("s{i} = s{j} + s{j}\n", 60)
        + "urlpatterns = [path(s59, v)]\n__all__ = [s59]\n"
    },
    "doubled formats": {
        "a.py": f"{URLS}s0 = 'a'\n" + doubling("s{i} = f'{{s{j}}}{{s{j}}}'\n", 60) + "urlpatterns = [path(s59, v)]\n"
    },
    "doubled fillings": {
        "a.py": f"{URLS}s0 = 'a'\n" + doubling("s{i} = '%s%s' % (s{j}, s{j})\n", 60) + "urlpatterns = [path(s59, v)]\n"
    },
    "URL lists in a circle": {
        "a.py": URLS + "ROOT_URLCONF = 'a'\nurlpatterns = [path('x/', include('a')), path('y/', include(urlpatterns)),"
        " path('z/', include('b')), path('w/', include(pair))]\npair = (pair, 'p')\n",
        "b.py": URLS + "urlpatterns = [path('x/', include('a')), path('x/', include('b')), path('w/', view)]\n",
    },
    "doubled URL lists": {
        **{
            f"u{i}.py": f"{URLS}urlpatterns = [path('a/', include('u{i + 1}')), path('b/', include('u{i + 1}'))]\n"
            for i in range(25)
        },
        "u25.py": URLS + "urlpatterns = [path('x', f)]\n",
        "settings.py": "ROOT_URLCONF = 'u0'\n",
    },
    "models of themselves": {
        "m.py": MODELS + "class A(models.Model):\n  a = models.ForeignKey('self')\n  b = models.ForeignKey(A)\n"
        "  c = models.ManyToManyField('B', through='C')\nclass B(A):\n"
        "  class Meta(A.Meta): db_table = B.Meta.db_table\n"
        "class C(models.Model):\n  a = models.ForeignKey(a)\n"
        "A.objects.filter(a__a__a__c__zz=1).get().a.a.b.c.all().first().a_set.all()\n"
    },
    "proxies of themselves": {
        "m.py": MODELS
        + "class A(models.Model):\n  class Meta: proxy = True\nclass B(B, models.Model):\n  class Meta:\n"
        "    abstract = True\n    proxy = True\n  x = models.ManyToManyField('D', through='B')\n"
        "class C(B): y = models.ManyToManyField(B, through=B)\n"
    },
    "views of themselves": {
        "a.py": URLS + "x = wrap(x)\ny = wrap(z)\nz = wrap(y)\nurlpatterns = [path('x', x), path('y', z)]\n"
    },
    "super anywhere": {
        "a.py": "super().x()\nclass A:\n  super().y()\n  x = super\n  def m(): return super().m()\n"
        "  def n(self): return super(B, self).n(super(*a), super(A).x, super(1, 2).y)\ndef f(): super().z()\n"
    },
    "dynamic": {
        "a.py": "import importlib\nx = getattr(x, 'x')\nimportlib.import_module('a').x()\n"
        "importlib.import_module('').y()\n"
        "importlib.import_module('..b')\ngetattr(importlib.import_module('a'), 'x')\n"
    },
    "relative above the top": {
        "a.py": "from ... import x\nfrom ...b import y\nx(); y()\n",
        "p/__init__.py": "from .. import z\nfrom . import p\n",
        "p/q.py": "from .... import q\nq()\n",
    },
    "odd names": {
        "a.py": "def f(a, a2=f, *b, c=a, **d):\n  global f, g\n  nonlocal h\n  h = g = f\n  return f(a)(*b)(**d)\n"
    },
    "odd annotations": {
        "a.py": "from typing import *\nx: int\nx.y()\nclass A:\n  z: 'A'\n  w: '[[['\n  v: 'a.b.c.d.'\n"
        "  def m(self) -> '': return self.z.w.v()\n"
        "def f(a: 'f', b: Optional, c: Optional[Optional['f']], d: list[list[list['A']]], e: Dict[str, 'Dict'],"
        " g: type['A'], h: Annotated['A', f()], i: x[y[z]], j: ()): a.b.c()\n"
    },
    "odd file names": {
        "1a.py": "x = 1",
        "a-b.py": "x()",
        "a b/c.py": "from . import d\nd()",
        "__main__.py": "x()",
        "a.b.py": "x = 1",
        ".py": "x = 1",
        "é.py": "x()",
    },
    "one name for several files": {
        "a.py": "x = 1",
        "a/__init__.py": "y = 1",
        "a/b.py": "from a import x, y",
        "src/a.py": "",
        "src/a/__init__.py": "",
        "__init__.py": "",
    },
    "large containers": {
        "a.py": "class A: pass\nx = [" + "A()," * 5_000 + "]\nx[3].y()\nfor q in x: q.z()\n"
        "d = {" + ",".join(f"'k{i}': A" for i in range(5_000)) + "}\nd['k3']()\nd[k]()\n"
    },
}


@pytest.mark.parametrize("sources", ENDLESS.values(), ids=ENDLESS)
def test_ends(sources: Sources) -> None:
    """Linking gives a program with all its modules and definitions."""
    program = program_of(sources)
    assert len(program.modules) == len(sources)
    assert {symbol.module for symbol in program.symbols} == {module.name for module in program.modules}


def routes(program: Program) -> list[str]:
    """Patterns of the routes."""
    return [route.pattern for route in program.routes]


def test_url_lists_in_a_circle() -> None:
    """What is outside of the circle is read once, and the circle is a blind spot."""
    program = program_of(ENDLESS["URL lists in a circle"])
    assert "/z/w/" in routes(program)
    assert "URL lists include each other" in {spot.reason for spot in program.blind_spots}


def test_doubled_lists_hold_their_items() -> None:
    """A list that repeats its items gives each route once."""
    assert routes(program_of(ENDLESS["doubled lists"])) == ["/a"]


def test_long_text_is_unknown() -> None:
    """A pattern that grew beyond reading is said to be computed."""
    program = program_of(ENDLESS["doubled strings"])
    assert [spot.reason for spot in program.blind_spots if spot.kind == "route"] == ["the pattern is computed"]
