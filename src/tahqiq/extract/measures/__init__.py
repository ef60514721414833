"""The numbers and times of a document, with what they count and date."""
