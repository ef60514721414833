"""The codebook's words compiled for look-up: cues, nouns, word classes, events."""
