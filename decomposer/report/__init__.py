"""Records to text, one renderer a file; nothing here decides or writes to the disk."""
