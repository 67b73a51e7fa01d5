import sqlalchemy as sa


def Table(*args, **kwargs):
    kwargs["comment"] = "ours"
    return sa.Table(*args, **kwargs)
