def locked(function):
    def wrapper(self, *args):
        return function(self, *args)

    return wrapper


class Bills:
    @locked
    def save(self):
        write_bill()

    @classmethod
    @locked
    def clean(cls):
        write_bill()


class Visits:
    @locked
    def save(self):
        write_visit()


class Stays(Visits):
    @locked
    def save(self):
        super().save()
        write_stay()


def write_bill():
    pass


def write_visit():
    pass


def write_stay():
    pass


def pay():
    Bills().save()


def come():
    Visits().save()


def stay():
    Stays().save()


def clean():
    Bills.clean()


pay()
come()
stay()
clean()
