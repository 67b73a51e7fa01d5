def work():
    return "stock"
