"""A team at the workbench: who is behind a request, and what they may do."""
