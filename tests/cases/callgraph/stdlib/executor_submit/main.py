from concurrent.futures import ThreadPoolExecutor


class Report:
    def show(self):
        return 1


def build(number):
    return Report()


pool = ThreadPoolExecutor(1)
future = pool.submit(build, 1)
future.result().show()
pool.shutdown()
