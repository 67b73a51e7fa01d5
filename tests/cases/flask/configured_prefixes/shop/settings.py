import configparser


def option(parser, name, default):
    if parser.has_option("shop", name):
        return parser.get("shop", name)
    return default


class Settings:
    def __init__(self):
        self.accounts = "accounts"
        self.link = "orders"

    def read(self, path):
        parser = configparser.ConfigParser()
        parser.read(path)
        self.accounts = option(parser, "accounts", self.accounts)
        self.link = option(parser, "link", self.link)


settings = Settings()
