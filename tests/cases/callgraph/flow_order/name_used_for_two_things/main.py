class Report:
    def build(self):
        return Page()


class Page:
    def show(self):
        return 1

    def build(self):
        return 2


def run():
    item = Report
    item = item()
    item = item.build()
    item.show()


run()
