from json import JSONEncoder


class Encoder(JSONEncoder):
    def __init__(self):
        super().__init__(indent=1)

    def encode(self, value):
        return super().encode(value)


Encoder().encode({})
