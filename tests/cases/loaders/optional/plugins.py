name = "forks"
