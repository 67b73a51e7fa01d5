from . import payment
from .payment import pay


def place():
    pay()
    payment.refund()
