from library.functional import cached_property


class Form:
    def filter(self):
        return 1


class View:
    @cached_property
    def form(self):
        return Form()

    def get(self):
        return self.form.filter()


View().get()
