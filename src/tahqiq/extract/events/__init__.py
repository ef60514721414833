"""What happened, to whom, where, when, how many, in what degree of reality."""
