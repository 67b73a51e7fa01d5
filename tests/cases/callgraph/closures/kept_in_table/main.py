def ring():
    return 1


def flash():
    return 2


def make(action):
    def alarm():
        action()

    return alarm


alarms = {"sound": make(ring), "light": make(flash)}


def run():
    for alarm in alarms.values():
        alarm()


run()
