from compat import Encoder, encode


def run():
    encode({})
    return Encoder().encode({})


run()
