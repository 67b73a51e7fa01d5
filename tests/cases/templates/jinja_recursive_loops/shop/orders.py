class Part:
    def __init__(self, name, parts):
        self._name = name
        self._parts = parts

    def name(self):
        return self._name

    @property
    def parts(self):
        return self._parts


class Screw(Part):
    @property
    def parts(self):
        return []


class Order:
    def parts(self):
        return [Part("table", [Screw("screw", None)])]

    def is_empty(self):
        return True
