from .send import send


def receive():
    return send()
