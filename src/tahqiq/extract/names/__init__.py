"""Names in a text: the codebook's actors, the model's guesses mended, their spread."""
