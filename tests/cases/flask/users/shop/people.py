from flask_login import UserMixin


class Person(UserMixin):
    def __init__(self, number):
        self.id = number

    def greeting(self):
        return "Hello"

    def get_id(self):
        return str(self.id)

    @property
    def is_active(self):
        return True


def find(number):
    return Person(number)
