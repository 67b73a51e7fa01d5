from shop.run import Window, by_name, driven, main, managed, old, selected

main()
Window.open()
by_name()
selected()
old()
managed()
driven()
