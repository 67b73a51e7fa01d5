def more():
    from shop.filled import CALLED, fill

    if not CALLED:
        fill()
    return CALLED
