target = open("words.txt", "w")
target.write("a")
