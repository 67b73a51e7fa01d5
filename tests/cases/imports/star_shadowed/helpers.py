def shown():
    return 1
