from concurrent.futures import ThreadPoolExecutor


class Report:
    def show(self):
        return 1


def build(number):
    return Report()


def run():
    pool = ThreadPoolExecutor(1)
    for report in pool.map(build, [1]):
        report.show()
    pool.shutdown()


run()
