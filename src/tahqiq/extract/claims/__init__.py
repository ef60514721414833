"""Claims: propositions with their words, their chain and how firmly they are held."""
