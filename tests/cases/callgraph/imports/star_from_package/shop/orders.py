def place():
    return 2
