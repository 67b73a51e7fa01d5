from registry import handler


def pay():
    handler("paid").handle()


def send():
    handler(name="sent").handle()


pay()
send()
