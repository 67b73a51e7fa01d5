import left

left.start(2)
