def save():
    return 1
