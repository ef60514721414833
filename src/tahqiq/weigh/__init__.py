"""Hypotheses against evidence, with a reason for every number (METHOD H and I)."""

from tahqiq.weigh.matrix import matrix

__all__ = ["matrix"]
