import tools


def run():
    tools.anything()


run()
