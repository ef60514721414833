"""Document -> Parsed: the working copy, its parse as plain lists, what stands in quotes."""
