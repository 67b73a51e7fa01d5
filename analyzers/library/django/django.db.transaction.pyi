"""Transactions: what is called when they are over."""

def on_commit(func, using=None, robust=False): func()
