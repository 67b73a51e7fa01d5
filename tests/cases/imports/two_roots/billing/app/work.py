def work():
    return "billing"
