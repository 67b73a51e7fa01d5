try:
    from fast import encode
except ImportError:
    from slow import encode

if encode:
    import slow as codec
else:
    import fast as codec


def run():
    encode()
    codec.decode()


run()
