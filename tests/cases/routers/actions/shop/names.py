RECENT = "recent-ones"
