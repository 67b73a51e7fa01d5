from shop.backends import Backend

MAILS = []


class Mail(Backend):
    """Found among the heirs of its base."""

    def keep(self, row):
        _send(row)


def _send(row):
    MAILS.append(row)
