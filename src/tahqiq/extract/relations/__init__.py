"""Who belongs to, leads, backs or is kin to whom."""
