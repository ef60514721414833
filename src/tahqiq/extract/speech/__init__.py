"""Who says what, in whose words, and how a chain of sources is put together."""
