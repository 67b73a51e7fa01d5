def body():
    return ""
