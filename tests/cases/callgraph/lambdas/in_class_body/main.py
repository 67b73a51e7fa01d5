def work():
    return 1


class Form:
    clean = lambda self: self.check()
    validators = [lambda value: work()]

    def check(self):
        return [validate(1) for validate in self.validators]


Form().clean()
