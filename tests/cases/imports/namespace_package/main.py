import plugins.mail.send
from plugins.mail import receive
from plugins import mail


def run():
    plugins.mail.send.send()
    receive.receive()
    mail.send.send()


run()
