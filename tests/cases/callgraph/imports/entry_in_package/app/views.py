from app import tools


def show():
    tools.check()
