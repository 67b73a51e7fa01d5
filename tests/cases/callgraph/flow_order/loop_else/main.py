def found():
    return 1


def nothing():
    return 2


def search(values):
    for value in values:
        if value:
            action = found
            break
    else:
        action = nothing
    action()


search([0, 1])
search([0])
