from django.dispatch import Signal, receiver


class ActiveSignal(Signal):
    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None):
        return super().connect(receiver, sender, weak, dispatch_uid)

    def send(self, sender, **named):
        answers = []
        for listening in self._live_receivers(sender)[0]:
            answers.append((listening, listening(signal=self, sender=sender, **named)))
        return answers


providers = ActiveSignal()
exporters = ActiveSignal()
prices = Signal()


class Provider:
    def pay(self):
        return 1


class Exporter:
    def export(self):
        return 2


class Price:
    def gross(self):
        return 3


@receiver(providers)
def give_provider(sender, **kwargs):
    return Provider


@receiver(exporters)
def give_exporter(sender, **kwargs):
    return Exporter


@receiver(prices)
def give_price(sender, **kwargs):
    return Price()


def pay():
    return [answer().pay() for _, answer in providers.send(None)]


def export():
    for _, answer in exporters.send(None):
        exporter = answer()
        exporter.export()


def add_up():
    return sum(price.gross() for _, price in prices.send(None))


pay()
export()
add_up()
