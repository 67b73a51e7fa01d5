"""What code that is not read does: built-ins, the standard library and frameworks, one `<import path>.pyi` per module.

The models of the standard library lie here, those of a framework in a folder of its own. A call from a framework's
model to the program's functions is an edge of kind `via` that names the function of the framework.

A model is a small piece of Python source. It is never imported or executed: it goes through the same front end as the
analysed program, and the solver puts it in the place of every call to it. So each call has its own variables and its
own objects. A call from a model to the program's functions becomes an edge from the function that called the library;
a call from a model to a model gives no edge.

How to write one:

- Say only what moves values or calls back. Flow is not control: order, emptiness and conditions do not matter, both
  branches of `a if ... else b` count, and every loop is taken to run.
- `return ""`, `return 0`, `return []`: a literal says the type of a result that has nothing else to say.
- `[x]` has exactly one element; `[*[x]]` has any number of them, `{...: x}` any keys. `x[...]` takes any element.
- Use the real names. List parameters up to the last one that is used, in the real order; more arguments are ignored.
- Operators are written as such. What else Python calls by itself (`__str__`, `__len__`...) is called by its name.
- In the classes of `builtins` and `collections` that keep items, subscripts of `self` and loops over `self` mean the
  object's own store, whatever a subclass overrides. Everywhere else they mean what they mean in Python.
- A class method that makes an instance is written without `cls`. A class has an `__init__` where the real one has.
- A function that needs a memory returns an instance of a private class with `__call__`; there are no closures. Where
  it must bind like a function, the class has a `__get__` that returns `partial(self, instance)`.
- No recursion, neither direct nor through another model.
- Names with one leading underscore belong to the model alone: output never shows them. Attributes of the model alone
  begin with two, so that a subclass in the program does not share them.
- Values of modules and class bodies are shared by the whole program: immutable ones only.
- The built-in types are complete. Other modules and classes may be partial: a name that is missing is external.
- A method `_enter` says how a framework calls a class of the program by itself, without being asked: a view.
- A class member `_apart` says that objects of the program's classes below differ by the place that makes them: signals.
- `from _declared import attributes, call_each`: the attributes of a declarative class, such as the fields of a form,
  and other questions that Python text cannot ask. In `analyzers/solver`, `declarative.py` answers those about
  attributes of classes, `declared_values.py` about values, `signals.py` about receivers, `handlers.py` the others.
- "Native" in a comment: the solver knows better, the model says what is left.
"""
