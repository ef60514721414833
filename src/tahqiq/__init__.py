"""Tahqiq: open-source reports on political violence, as a case anyone can check."""
