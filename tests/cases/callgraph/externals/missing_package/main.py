try:
    import fictional.payments as payments
    from fictional import Client as PaymentClient
except ImportError:
    payments = PaymentClient = None


def pay():
    if payments is not None:
        payments.charge(1)
        client = PaymentClient(1)
        client.refund(2)


pay()
