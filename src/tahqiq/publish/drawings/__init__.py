"""Drawings of a case as shapes: every drawing has a table beside it that says more."""
