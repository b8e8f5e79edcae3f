"""The fault matrix measured, beside what the libraries do by themselves."""
