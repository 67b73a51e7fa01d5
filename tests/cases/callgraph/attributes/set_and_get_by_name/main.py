class Event:
    pass


def started():
    return 1


event = Event()
setattr(event, "on_start", started)
event.on_start()
getattr(event, "on_start")()
