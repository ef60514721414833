"""What negates, hedges, asks, plans or supposes what a predicate says."""
