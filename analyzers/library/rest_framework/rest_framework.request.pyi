"""The request that a view of the framework gets."""
