"""Bytes and markup in, a marked article with numbered sentences out; pure functions."""
