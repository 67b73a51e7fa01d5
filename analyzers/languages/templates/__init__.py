"""Templates of Django and Jinja, read as the functions that they are: a context comes in, and calls are made.

A template becomes one module. Its function `render(context)`, for Jinja `root(context)`, does what rendering does; a
block is a function of its own, `block NAME`, or `addition NAME` where it runs what it replaces as well. `base.a.b` is
one attribute, after a star where it stands in a loop: Django looks it up part by part, and calls what it finds. What
only a template engine can do is a call of a name that no Python source can spell:

- `<template>.filter(name, value, ...)`, `<template>.test(...)`, `<template>.tag(name, context, added, ...)`: functions
  of tag libraries, which are the imports of the module;
- `<template>.include(name, context, added)`, `<template>.extend(...)`, `<template>.module(...)`: other templates;
  `<template>.block(name, context, added)`: a block where it stands; `added` is what the template itself binds.
"""
