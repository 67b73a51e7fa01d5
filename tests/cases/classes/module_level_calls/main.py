import setup

setup.prepare()
if setup.ready():
    value = setup.prepare()
for _ in range(2):
    setup.prepare()
