"""Types made of others."""

def merge_types(name, types): return types[...]
