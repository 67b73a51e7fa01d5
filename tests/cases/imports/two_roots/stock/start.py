from app.work import work


def begin():
    work()
