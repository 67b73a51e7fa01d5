class Parser:
    @staticmethod
    def rules():
        return 1


class Strict(Parser):
    @staticmethod
    def rules():
        return super(Strict, Strict).rules()


Strict.rules()
