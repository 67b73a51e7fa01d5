from registry import handler


@handler
def save():
    return 1
