"""What models send when they are made, saved and deleted."""

from _declared import subscribe
from django.dispatch.dispatcher import Signal

class ModelSignal(Signal):
    def connect(self, receiver, sender=None, weak=True, dispatch_uid=None, apps=None): subscribe(self, receiver, sender)

pre_init = ModelSignal()
post_init = ModelSignal()
pre_save = ModelSignal()
post_save = ModelSignal()
pre_delete = ModelSignal()
post_delete = ModelSignal()
m2m_changed = ModelSignal()
pre_migrate = Signal()
post_migrate = Signal()
class_prepared = Signal()
