"""Scripts that a program installs."""
