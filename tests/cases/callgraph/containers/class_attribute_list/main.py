def one():
    return 1


def two():
    return 2


class Form:
    checks = [one]

    def validate(self):
        for check in self.checks:
            check()


class Strict(Form):
    checks = Form.checks + [two]


Form().validate()
Strict().validate()
