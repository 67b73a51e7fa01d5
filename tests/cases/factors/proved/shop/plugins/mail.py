from shop.registry import register


def load():
    register("mail", str)
