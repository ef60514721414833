"""What a word and its tag say of its part of speech and lemma, looked up fast.

spaCy's attribute ruler matches some 170 patterns at every token, a tenth of all reading.
Nearly all of them look at one token: its word, tag and arc. What they find there is the
same the next time, so it is kept. Its lemmatizer searches lists of words from end to end,
another twelfth; sets hold the same words.
"""

from __future__ import annotations

from typing import Any, Literal, cast

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

KEPT = ("ORTH", "LOWER", "IS_SPACE", "TAG", "DEP")  # told by the word, its tag, its arc
MOST = 200_000  # tokens kept, some tens of megabytes; then it begins anew

Key = tuple[int, int, int]
Pattern = list[dict[str, Any]]  # of each token, what it must be
Match = tuple[int, int, int]  # the rule, first token, end


class RememberingMatcher:
    """Stands in for the matcher of an attribute ruler; finds what that one would find.

    Args:
        ruler: A trained attribute ruler.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._alone, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._found: dict[Key, tuple[int, ...]] = {}
        for number, rule in enumerate(ruler.patterns):
            told = cast("list[Pattern]", rule["patterns"])
            alone = [p for p in told if _is_alone(p)]
            others = [p for p in told if not _is_alone(p)]
            for matcher, patterns in ((self._alone, alone), (self._others, others)):
                if patterns:
                    matcher.add(str(number), patterns)

    def __call__(
        self, doc: Doc, *, allow_missing: bool, as_spans: Literal[False]
    ) -> list[Match]:
        """Every match in a doc, as `Matcher` gives them.

        Args:
            doc: A tagged and parsed doc.
            allow_missing: As for `Matcher`.
            as_spans: As for `Matcher`.
        """
        found = self._others(doc, allow_missing=allow_missing, as_spans=as_spans)
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        for i, (word, tag, arc) in enumerate(rows):
            key = (word, tag, arc)
            rules = self._found.get(key)
            if rules is None:
                one = doc[i : i + 1]
                matches = self._alone(one, allow_missing=allow_missing)
                rules = self._keep(key, tuple(rule for rule, _, _ in matches))
            found.extend((rule, i, i + 1) for rule in rules)
        return found

    def _keep(self, key: Key, rules: tuple[int, ...]) -> tuple[int, ...]:
        if len(self._found) >= MOST:
            self._found.clear()
        self._found[key] = rules
        return rules


def _is_alone(pattern: Pattern) -> bool:
    return len(pattern) == 1 and "OP" not in pattern[0] and set(pattern[0]) <= {*KEPT}


def look_up_in_sets(lemmatizer: Lemmatizer) -> None:
    """Turn the lists of known words of a rule lemmatizer into sets.

    Args:
        lemmatizer: A loaded lemmatizer; one without such lists is left as it is.
    """
    if not lemmatizer.lookups.has_table("lemma_index"):
        return
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in list(index.items()):
        index[part_of_speech] = frozenset(words)
