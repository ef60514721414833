"""Arcs that a small parser gets wrong in the same way again and again, set right once."""
