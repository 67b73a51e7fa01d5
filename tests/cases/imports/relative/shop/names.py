def title():
    return ""
