"""Signals: sending one calls those that were connected to it."""

from _declared import publish, subscribe, subscribers

class Signal:
    _apart = True
    def __init__(self, use_caching=False): self.__caching = use_caching
    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None): subscribe(self, receiver, "anybody")
    def disconnect(self, receiver=None, sender=None, dispatch_uid=None): return True
    def has_listeners(self, sender=None): return True
    def send(self, sender, **named):
        return [*[(subscribers(self), publish(self, None, signal=self, sender=sender, **named))]]
    def send_robust(self, sender, **named):
        return [*[(subscribers(self), publish(self, None, signal=self, sender=sender, **named))]]
    async def asend(self, sender, **named):
        return [*[(subscribers(self), await publish(self, None, signal=self, sender=sender, **named))]]
    async def asend_robust(self, sender, **named):
        return [*[(subscribers(self), await publish(self, None, signal=self, sender=sender, **named))]]
    def _live_receivers(self, sender):
        # A list, of which those that are no coroutines came first and alone later.
        return [*[subscribers(self)]] or ([*[subscribers(self)]], [])

class receiver:
    def __init__(self, signal, *, sender=None, weak=True, dispatch_uid=None):
        self.__signal = signal
        self.__sender = sender
    def __call__(self, function):
        self.__signal.connect(function, self.__sender)
        for signal in self.__signal:
            signal.connect(function, self.__sender)
        return function
