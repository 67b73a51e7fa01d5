class Refused(Exception):
    def __init__(self, text):
        self.text = text


class Failed(Exception):
    def __init__(self, text):
        self.text = text


def run():
    try:
        raise Failed("deep")
    except Failed as cause:
        raise Refused("top") from cause


try:
    run()
except Refused:
    pass
