def work():
    return 1


class Box:
    def work():
        return 2

    made = work()

    def run(self):
        return work()


Box().run()
