try:
    from fictional import encode
except ImportError:

    def encode(value):
        return value


encode(1)
