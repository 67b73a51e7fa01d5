TYPE_CHECKING = False


def first(x):
    return x


def second(x):
    return x


if TYPE_CHECKING:
    chosen = first
else:
    chosen = second
