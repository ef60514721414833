"""The nouns: frozen records without logic beyond their invariants.

The field names of a reading and of a case are those of the public contracts
``reading-1`` and ``case-1``, so that a record and its JSON are read alike.
"""
