class File:
    def close(self):
        return 1


class Socket:
    def close(self):
        return 2


def files():
    handle = File()
    return handle.close()


def sockets():
    handle = Socket()
    return handle.close()


files()
sockets()
