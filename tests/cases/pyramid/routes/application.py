from shop import main

app = main({})
