from blinker import Namespace, signal

events = Namespace()
ordered = events.signal("ordered")
paid = signal("paid")
