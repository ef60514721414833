"""Parsed -> Named: who, what and where a document mentions."""
