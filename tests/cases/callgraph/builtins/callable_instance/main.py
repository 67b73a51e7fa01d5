class Double:
    def __call__(self, value):
        return value * 2


list(map(Double(), [1]))
