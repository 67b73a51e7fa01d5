try:
    from fictional.views import View
except ImportError:
    View = object


class OrderView(View):
    def get(self):
        return self.total()

    def total(self):
        return 1


def show():
    return OrderView().get()


show()
