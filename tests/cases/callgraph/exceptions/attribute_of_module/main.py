import errors


def run():
    raise errors.Refused("no")


try:
    run()
except errors.Problem as error:
    error.explain()
