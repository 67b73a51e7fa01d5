from wtforms.form import Form, FormMeta


class Extended(FormMeta):
    def __call__(cls, *args, **kwargs):
        return super().__call__(*args, **kwargs)


class OrderForm(Form, metaclass=Extended):
    def check(self):
        return self.validate()


class BillForm(Form, metaclass=Extended):
    def check(self):
        return True


def order():
    return OrderForm().check()


order()
