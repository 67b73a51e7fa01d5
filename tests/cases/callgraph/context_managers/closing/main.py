from contextlib import closing


class Page:
    def read(self):
        return 1

    def close(self):
        return 2


def run():
    with closing(Page()) as page:
        page.read()


run()
