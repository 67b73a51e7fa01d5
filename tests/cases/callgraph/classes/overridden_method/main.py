class Account:
    def fee(self):
        return 1


class Savings(Account):
    def fee(self):
        return 0


def ordinary():
    return Account().fee()


def saving():
    return Savings().fee()


ordinary()
saving()
