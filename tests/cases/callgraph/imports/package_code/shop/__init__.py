from .setup import prepare


def configure():
    prepare()


configure()
