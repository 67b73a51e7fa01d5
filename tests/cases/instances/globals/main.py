import state


def run():
    state.connect()
    state.client.ping()
    state.shared.ping()


run()
