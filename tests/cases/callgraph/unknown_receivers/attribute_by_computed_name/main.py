class Event:
    pass


def save():
    return 1


def prepare(event):
    for name in eval("['on_save']"):
        setattr(event, name, save)


def run(event):
    return event.on_save()


event = Event()
prepare(event)
run(event)
