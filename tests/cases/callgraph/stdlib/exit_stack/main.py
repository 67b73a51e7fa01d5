from contextlib import ExitStack


class Session:
    def send(self):
        return 1


class Connection:
    def __enter__(self):
        return Session()

    def __exit__(self, *error):
        return False


stack = ExitStack()
stack.enter_context(Connection()).send()
stack.close()
