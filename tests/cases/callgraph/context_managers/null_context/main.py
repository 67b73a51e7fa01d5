from contextlib import nullcontext


class Page:
    def read(self):
        return 1


def run():
    with nullcontext(Page()) as page:
        page.read()


run()
