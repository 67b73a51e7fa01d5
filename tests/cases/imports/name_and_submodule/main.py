from pack import tool


def run():
    tool()


run()
