def footer():
    return ""
