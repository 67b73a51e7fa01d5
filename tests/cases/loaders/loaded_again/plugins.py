class Mail:
    def send(self):
        return "mail"


class Post:
    def send(self):
        return "post"
