"""Bytes as received to documents: text, passages and what is known of the report."""

from __future__ import annotations

from tahqiq.ingest.document import ingest

__all__ = ["ingest"]
