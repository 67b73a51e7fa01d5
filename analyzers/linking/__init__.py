"""FileFacts of all files to resolved references: modules, classes, call targets."""
