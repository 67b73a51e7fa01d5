def by_class():
    raise ValueError


def by_call():
    raise KeyError("missing")


for action in (by_class, by_call):
    try:
        action()
    except (ValueError, KeyError) as error:
        repr(error)
