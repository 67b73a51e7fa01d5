"""Signals: sending one calls those that were connected to it."""

from _declared import publish, subscribe

class Signal:
    _apart = True
    def __init__(self, doc=None): self.__about = doc
    def connect(self, receiver, sender=None, weak=True):
        subscribe(self, receiver, "anybody")
        return receiver
    def connect_via(self, sender, weak=False): return _Connecting(self)
    def connected_to(self, receiver, sender=None): subscribe(self, receiver, "anybody")
    def disconnect(self, receiver, sender=None): ...
    def send(self, sender=None, **kwargs): return [*[(None, publish(self, None, sender, **kwargs))]]
    async def send_async(self, sender=None, **kwargs): return [*[(None, await publish(self, None, sender, **kwargs))]]

class NamedSignal(Signal):
    def __init__(self, name, doc=None): self.__about = doc

class Namespace:
    def signal(self, name, doc=None): return NamedSignal(name)

class _Connecting:
    def __init__(self, signal): self.signal = signal
    def __call__(self, fn): return self.signal.connect(fn)

def signal(name, doc=None): return NamedSignal(name)
