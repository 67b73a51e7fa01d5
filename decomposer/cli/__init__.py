"""The command line: options in, text and exit codes out; one file per command."""
