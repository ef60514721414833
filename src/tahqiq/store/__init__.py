"""What we keep: records, bytes and the custody log of a case, and their check.

`CaseFolder` is the door: it joins the evidence, the custody log and a `Store` of
records so that a run killed at any moment and run again ends in the same case.
"""
