"""Source text to Program: reads a monolith and decides nothing."""
