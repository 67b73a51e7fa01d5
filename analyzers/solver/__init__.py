"""Solves the value flow of a whole program: what each variable may hold, and so what each call calls."""
