def save():
    return 1


actions = [save]
actions.append(actions)
actions[0]()
actions[1][0]()
