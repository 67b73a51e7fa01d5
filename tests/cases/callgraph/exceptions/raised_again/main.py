class Refused(Exception):
    pass


def work():
    raise Refused


def log():
    return 1


def clean():
    return 2


def run():
    try:
        work()
    except Refused:
        log()
        raise
    finally:
        clean()


try:
    run()
except Refused:
    log()
