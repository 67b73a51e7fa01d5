import dramatiq
from dramatiq.brokers.stub import StubBroker

broker = StubBroker()
dramatiq.set_broker(broker)


@dramatiq.actor
def send(order):
    return order


@dramatiq.actor(actor_name="mail.clean", queue_name="low")
def clean(count=1):
    return count


class Report(dramatiq.GenericActor):
    class Meta:
        queue_name = "low"

    def perform(self, day):
        return day
