"""Readers of frameworks, one file each: routes, tables, accesses, tasks and signals from linked facts."""
