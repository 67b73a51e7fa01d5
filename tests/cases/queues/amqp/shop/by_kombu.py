from kombu import Connection, Consumer, Exchange, Producer, Queue

exchange = Exchange("kombu", type="direct")
rates = Queue("rates", exchange, routing_key="rate")
got = []


def send(connection):
    Producer(connection, exchange=exchange).publish({"gold": 1}, routing_key="rate", declare=[rates])


def on_rate(body, message):
    got.append(body)
    message.ack()


def listen(connection):
    with Consumer(connection, [rates], callbacks=[on_rate]):
        connection.drain_events(timeout=1)


def both():
    with Connection("memory://") as connection:
        send(connection)
        listen(connection)
    return got
