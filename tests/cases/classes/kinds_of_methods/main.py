class Order:
    @classmethod
    def create(cls):
        cls.check()
        return cls()

    @staticmethod
    def check():
        return True

    def pay(self):
        self.check()
        self.create()
        type(self).check()
        self.__class__.check()
        Order.check()


Order.create().pay()
Order.check()
Order().create()
