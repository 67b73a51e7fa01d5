"""Programs that nobody wrote to be read: endless, enormous, or many times everything.

Each is text by path, as long as it must be to hurt. `PROGRAMS` names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Sources = dict[str, str]


def _lines(template: str, count: int, start: int = 0) -> str:
    """So many lines, each with its number as `{i}`, the one before it as `{j}` and the next one as `{k}`."""
    return "".join(template.format(i=i, j=i - 1, k=i + 1) + "\n" for i in range(start, count))


def _names(stem: str, count: int) -> str:
    return ", ".join(f"{stem}{i}" for i in range(count))


def _main(*parts: str) -> Sources:
    return {"main.py": "\n".join(parts)}


def recursive_functions() -> Sources:
    """A ring of functions through twenty files, each calling itself too, and fifty that all call each other."""
    files = {
        f"ring{i}.py": f"from ring{(i + 1) % 20} import f as following\n"
        "def f(x):\n    if x:\n        return f(following(x))\n    return g(f)\ndef g(h):\n    return h(following)\n"
        for i in range(20)
    }
    calls = "".join(f"    f{i}(x)\n" for i in range(50))
    return {**files, "all.py": "".join(f"def f{i}(x):\n{calls}" for i in range(50))}


def impossible_classes() -> Sources:
    """Classes that inherit from themselves, from each other through files, or in an order that Python refuses."""
    return {
        "ring_a.py": "from ring_b import B\nclass A(B):\n    def m(self): return super().m()\n",
        "ring_b.py": "from ring_a import A\nclass B(A):\n    def m(self): return super().m()\nB().m()\n",
        "own.py": "class A(A):\n    def m(self): self.m()\nA().m()\n",
        "order.py": "class X: pass\nclass Y: pass\nclass P(X, Y): pass\nclass Q(Y, X): pass\n"
        "class R(P, Q):\n    def m(self): return self.n()\n    def n(self): return 1\nclass S(R): pass\nS().m()\n"
        "class T(X, X): pass\nT().m()\n",
    }


def long_chain_of_classes() -> Sources:
    """Three hundred classes, each above the next, each calling the one above."""
    first = "class C0:\n    def m(self): return 1"
    return _main(first, _lines("class C{i}(C{j}):\n    def m(self): return super().m()", 300, 1), "C299().m()")


def ladder_of_diamonds() -> Sources:
    """A hundred diamonds, one on top of the other."""
    steps = (
        "class L{i}(T{j}): pass\nclass R{i}(T{j}): pass\nclass T{i}(L{i}, R{i}):\n    def m(self): return super().m()"
    )
    return _main("class T0:\n    def m(self): return 1", _lines(steps, 100, 1), "T99().m()")


def long_function() -> Sources:
    """A function of ten thousand lines, each using the one before."""
    return _main("def step(x): return x", "def f():\n    x0 = step", _lines("    x{i} = x{j}(x{j})", 10_000, 1))


def many_branches() -> Sources:
    """A name that a thousand branches may bind again, within loops and handlers, and is then called."""
    functions = _lines("def f{i}(): return f{i}", 1_000)
    branches = _lines("    if c({i}):\n        h = f{i}\n    else:\n        g = h", 1_000)
    loops = "".join(f"{'    ' * i}    for x{i} in h():\n{'    ' * i}        g, h = h, x{i}\n" for i in range(20))
    handlers = _lines("    try:\n        h = h()\n    except E{i} as g:\n        h = g", 200)
    return _main(functions, "def f(h):", "    g = h", branches, loops, handlers, "    h()\n    g()")


def large_table() -> Sources:
    """Five thousand functions in one dict, called by name and by anything."""
    entries = _lines("    'k{i}': f{i},", 5_000)
    calls = _lines("T['k{i}'](1)", 500) + "def use(key, other):\n    T[key](other)\n    T.get(key, use)(other)\n"
    return _main(_lines("def f{i}(x): return x", 5_000), "T = {", entries, "}", calls, "for f in T.values(): f(T)")


def table_of_tables() -> Sources:
    """Seventy dicts of seventy functions, one in the other, filled and read with and without knowing the key."""
    rows = "".join(f"    'r{r}': {{{', '.join(f'{c}: f{r * 70 + c}' for c in range(70))}}},\n" for r in range(70))
    uses = (
        "def use(a, b):\n    T[a][b](T)\n    T[a] = T[b]\n    T[a][b] = T\n    return T[a]\n"
        "use(input(), 2)['r1'][2]()\n"
    )
    return _main(_lines("def f{i}(x): return x", 4_900), "T = {\n" + rows + "}", uses, _lines("T['r{i}'][{i}](T)", 70))


def deep_expressions() -> Sources:
    """Five hundred levels of everything that Python's parser takes so deep."""
    return {
        "attributes.py": "class A: pass\na = A()\na.a = a\na" + ".a" * 500 + "()\n",
        "chained.py": "class A:\n    def m(self): return self\nx = A()" + ".m()" * 500 + "\n",
        "subscripts.py": "x = []\nx.append(x)\nx" + "[0]" * 500 + "()\n",
        "operators.py": "x = " + " + ".join(["f()"] * 500) + "\ny = " + "not " * 500 + "f()\nz = " + "-" * 500 + "x\n",
        "choices.py": "x = " + " ".join(f"f{i} if c{i} else" for i in range(500)) + " f\nx()\n",
        "elif.py": "if f(): pass\n" + "".join(f"elif f({i}): x = f\n" for i in range(500)) + "x()\n",
        "lambdas.py": "x = " + "lambda x: " * 500 + "x()\nx()()()\n",
        "powers.py": "x = " + " ** ".join(["f()"] * 500) + "\n",
        "walrus.py": "def f(x):\n    return " + " and ".join(f"(y{i} := f(x))" for i in range(500)) + "\n",
    }


def deep_brackets() -> Sources:
    """As many brackets in each other as Python's parser takes."""
    return {
        "calls.py": "def f(x): return x\n" + "f(" * 90 + "f" + ")" * 90 + "()\n",
        "lists.py": "x = " + "[" * 90 + "print" + "]" * 90 + "\nx" + "[0]" * 90 + "()\n",
        "dicts.py": "x = " + "{'a': " * 90 + "print" + "}" * 90 + "\nx" + "['a']" * 90 + "()\n",
        "comprehensions.py": "x = " + "[f(y) for y in " * 90 + "z" + "]" * 90 + "\n",
        "functions.py": "".join(f"{' ' * i}def f{i}(x):\n" for i in range(90)) + " " * 90 + "return f0(f89)\n",
        "classes.py": "".join(f"{' ' * i}class C{i}:\n" for i in range(90)) + " " * 90 + "x = C0\n",
    }


def deeper_than_python() -> Sources:
    """Five hundred brackets and indented blocks: Python itself refuses these."""
    return {
        "calls.py": "f(" * 500 + ")" * 500 + "\n",
        "lists.py": "x = " + "[" * 500 + "]" * 500 + "\n",
        "blocks.py": "".join(f"{' ' * i}if x:\n" for i in range(500)) + " " * 500 + "f()\n",
        "good.py": "def f(): return g()\ndef g(): return 1\n",
    }


def star_imports_in_circles() -> Sources:
    """A ring of two hundred modules that import everything from the next one, and thirty that do so from all."""
    ring = {f"r{i}.py": f"from r{(i + 1) % 200} import *\ndef f{i}(): f{(i * 7) % 200}()\n" for i in range(200)}
    stars = "".join(f"from a{i} import *\n" for i in range(30))
    return {**ring, **{f"a{i}.py": f"{stars}def g{i}(): g{(i + 1) % 30}()\nx = x\n" for i in range(30)}}


def long_reexports() -> Sources:
    """A name that comes through three hundred modules, by one name, by other names, and by everything."""
    files = {
        f"m{i}.py": f"from m{i + 1} import thing, thing as t{i}\nfrom m{i + 1} import *\nother = thing\n"
        for i in range(300)
    }
    last = "def thing(): return 1\ndef own(): return thing()\n"
    return {
        **files,
        "m300.py": last,
        "main.py": "from m0 import thing, own, other, t0\nthing()\nown()\nother()\nt0()\n",
    }


def long_call_chain() -> Sources:
    """Five hundred files, each passing on the function, and calling what it got, from the next one."""
    files = {
        f"m{i}.py": f"import m{i + 1}\nx = m{i + 1}.x\ndef f(g):\n    m{i + 1}.f(g)\n    return x(m{i + 1}.f)\n"
        for i in range(500)
    }
    return {**files, "m500.py": "def x(f): return f\ndef f(g): return g(x)\n", "main.py": "import m0\nm0.f(m0.x)\n"}


def many_overrides() -> Sources:
    """Two thousand classes below one, each with a method of its own that the base calls."""
    base = "class Base:\n    def go(self): return self.run()\n    def run(self): return self\n"
    classes = _lines("class C{i}(Base):\n    def run(self): return self.go()", 2_000)
    return _main(base, classes, f"ALL = [{_names('C', 2_000)}]", "for one in ALL: one().go().run()", "Base().go().go()")


def many_functions_in_a_list() -> Sources:
    """Three thousand functions in a list that is walked, indexed and passed on."""
    uses = "for f in L: f(L)\nL[7](L)\ndef use(fs, i):\n    fs[i](fs)\n    return fs\nfor f in use(L, len(L)): f(f)\n"
    return _main(_lines("def f{i}(x): return x", 3_000), f"L = [{_names('f', 3_000)}]", uses)


def one_function_for_all() -> Sources:
    """Fifteen hundred values go through one function, and each result is called."""
    functions = _lines("def f{i}(): return {i}", 1_500)
    return _main("def same(x): return x", functions, _lines("same(f{i})()", 1_500))


def one_factory_for_all() -> Sources:
    """A thousand classes are made by one inherited method, and used in a thousand places."""
    base = "class Base:\n    @classmethod\n    def make(cls): return cls().ready()\n    def ready(self): return self\n"
    classes = _lines("class C{i}(Base):\n    def run(self): return C{k}.make().run()", 1_000)
    return _main(base, classes, "class C1000(Base): pass")


def one_wrapper_for_all() -> Sources:
    """One decorator around a thousand functions, which call each other."""
    wrap = "def wrap(f):\n    def inner(*args):\n        return f(*args)\n    return inner\n"
    return _main(wrap, _lines("@wrap\ndef f{i}(x): return f{k}(f{j})(x)", 1_000), "f1(f2)")


def recursive_closures() -> Sources:
    """Closures that return, call and hold each other, sixty deep, and functions that are applied to themselves."""
    deep = "".join(f"{'    ' * i}def f{i}(x{i}):\n" for i in range(60))
    last = "    " * 60 + f"return [{_names('x', 60)}, {_names('f', 60)}]\n"
    returns = "".join(f"{'    ' * i}return f{i}\n" for i in range(59, 0, -1))
    own = "def make(f):\n    def inner(x): return make(inner)(f)(x)\n    return inner\nmake(make)(make)(make)\n"
    apply = "Y = lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v)))\nY(Y)(Y)(lambda f: f(Y))\n"
    return _main(deep + last + returns, "f0(f0)(f0)(f0)", own, apply)


def own_attributes() -> Sources:
    """Classes and instances that are their own attributes, and lists of nodes that lead back to themselves."""
    own = "class A:\n    def __init__(self, next=None):\n        self.me = self\n        self.next = next or A(self)\n"
    own += "        self.next.next = self.me.next\n    def run(self): return self.next.me.next.run()\n"
    return _main(
        own, "A.me = A", "A.me.me().me.next.run()", "A.all = [A.me, A]\nA.all.append(A.all)", "A.A = A.A.A.A = A"
    )


def strange_decorators() -> Sources:
    """Decorators that return themselves or each other, decorate themselves, or stand five hundred above each other."""
    own = "def d(f): return d\n@d\n@d(d)\n@d(d)(d)\ndef f(): return f()\nf()()()\n@f\ndef f(g): return f(g)\n"
    each_other = "def a(f): return b\ndef b(f): return a\n@a\n@b\nclass C: pass\nC(C)(C)\n"
    stack = "def e(f):\n    def inner(): return f()\n    return inner\n" + "@e\n" * 500 + "def g(): return g()\ng()\n"
    return _main(own, each_other, stack)


def long_texts() -> Sources:
    """Texts from five thousand pieces, and names computed from them."""
    pieces = " ".join(["'ab'"] * 5_000)
    return _main(
        "x = " + " + ".join(["'ab'"] * 1_000), f"y = ({pieces})", "z = ''\n" + _lines("z += 'ab{i}'", 5_000),
        "f = f'" + "{x}" * 2_000 + "'", "g = '%s' * 1000 % (" + "x, " * 1_000 + ")", "getattr(x, f + g + z)()",
        "__all__ = [x, y, z, f] + [x] * 1_000_000_000", "h = x * 1_000_000_000\ngetattr(x, h)()", "s = 'a'",
        _lines("s = s + s", 200),
    )  # fmt: skip


def growing_values() -> Sources:
    """Values that grow each time they are looked at."""
    return _main(
        "from functools import partial\nx = ()\nd = {}\np = print\nl = []",
        "while p:\n    x = (x, x)\n    d = {'a': d, 'b': d}\n    p = partial(p, x)\n    l = [l, *l]\n    l.append(l)",
        "    d['a']['b'] = d\n    x[0][1][0](x)\n    p(p)\n    l[0][0]()",
        "def f(*args, **kwargs):\n    f(f, *args, a=kwargs, **kwargs)\n    return f, args, kwargs",
        "f(f)[1][0](f)[2]['a']()",
        "def g(n): return lambda: g(g(n))\ng(g)()()()",
        "def h():\n    yield from h()\n    yield h\n    yield [h(), *h()]\nfor q in h():\n    for q in q: q()()",
        "class N:\n    def __add__(self, other): return N() + self + other\n"
        "    def __getattr__(self, name): return self\n"
        "    def __call__(self, *args): return self(*args, self)\n    def __getitem__(self, i): return self[i][i]",
        "n = N() + N() + N()\nn.a.b.c(n)[0][1].d()(n)" + "(n)" * 200,
    )


def many_arguments() -> Sources:
    """A function with a thousand parameters, and calls with three thousand arguments."""
    body = "".join(f"    p{i}(p{i + 1})\n" for i in range(0, 900, 2))
    given, named = ", ".join(["f"] * 3_000), ", ".join(f"p{i}=f" for i in range(3_000))
    return _main(
        f"def f({', '.join(f'p{i}=print' for i in range(1_000))}, *args, **kwargs):\n{body}    args[3](kwargs['p1'])",
        f"f({given})", f"f({named})", "f(*[f] * 1000, **{'p3': f})",
    )  # fmt: skip


def many_attributes() -> Sources:
    """Two thousand attributes of one instance, called by name and by anything."""
    sets = _lines("        self.a{i} = f{i}", 2_000)
    uses = _lines("        self.a{i}(self)", 500)
    loop = (
        "    def all(self, name):\n        getattr(self, name)(self)\n        for x in vars(self).values(): x(self)\n"
    )
    loop += "        for name in dir(self): setattr(self, name, getattr(self, name + 'x'))\n"
    functions = _lines("def f{i}(x): return x", 2_000)
    return _main(functions, "class A:\n    def __init__(self):", sets, "    def use(self):", uses, loop, "A().use()")


def rotated_names() -> Sources:
    """Four hundred names that exchange their values for ever."""
    functions = _lines("def f{i}(): return f{i}", 400)
    turns = _lines("    x{i}, x{j} = x{j}, x{i}", 400, 1)
    return _main(
        functions, "def f():", _lines("    x{i} = f{i}", 400), "    while True:", turns.replace("    ", " " * 8)
    )


def many_patterns() -> Sources:
    """A match of four hundred cases that bind names."""
    cases = _lines("        case {{'k{i}': f, **rest}} if f(x): f(rest)\n        case [f, *fs] | f: fs = f(fs)", 400)
    return _main(
        "def use(x, fs):\n    match x:", cases.replace("case [f, *fs] | f:", "case [f, *fs]:"), "use(use, use)"
    )


def code_from_text() -> Sources:
    """Code that is made while the program runs, in every way that there is."""
    return _main(
        "exec('def f(): g()')\nf()\neval('f')()\ncompile('f()', '', 'exec')\nglobals()['f']()\nlocals()['f']()",
        "vars()['x'] = f\n__import__('a' + 'b').c()\ntype('C', (Base,), {'m': f})().m()",
        "for n in 'ab': globals()[n] = f",
        "setattr(f, 'x' * 3, f)\nf.xxx()\ndel f\nf()\n__builtins__.print()\n__builtins__['print']()",
        "print = f\nprint()",
        "class M(type):\n    def __call__(cls, *a): return cls\n    def __getattr__(cls, n): return cls\n"
        "    def __prepare__(*a): return globals()",
        "class C(metaclass=M): x = x\nC().y.z()()\nclass D(C, metaclass=type(C)): pass",
        "D()()\nclass E(*[C, D], **{}): pass\nE()",
    )


_ALL: Iterable[Callable[[], Sources]] = (
    recursive_functions, impossible_classes, long_chain_of_classes, ladder_of_diamonds, long_function, many_branches,
    large_table, table_of_tables, deep_expressions, deep_brackets, deeper_than_python, star_imports_in_circles,
    long_reexports, long_call_chain, many_overrides, many_functions_in_a_list, one_function_for_all,
    one_factory_for_all, one_wrapper_for_all, recursive_closures, own_attributes, strange_decorators, long_texts,
    growing_values, many_arguments, many_attributes, rotated_names, many_patterns, code_from_text,
)  # fmt: skip
PROGRAMS = {make.__name__.replace("_", " "): make for make in _ALL}
