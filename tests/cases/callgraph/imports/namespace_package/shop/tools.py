def check():
    return 2
