"""What verbs do, known by their forms: arcs are mended before there are lemmas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.cues import Frame, cue_book
from tahqiq.extract.lexicon.event_lexicon import Pattern, event_lexicon
from tahqiq.extract.lexicon.word_classes import word_classes

ENDINGS = ("", "s", "es", "d", "ed", "ing")
DOUBLED = ("ed", "ing")  # "admitted", "admitting"
YS = ("ies", "ied")  # "replies", "replied"


@dataclass(frozen=True, slots=True)
class Irregular:
    """irregular_verbs.yaml: past forms by verb."""

    forms: dict[str, tuple[str, ...]]


@cache
def _verb_of() -> Mapping[str, str]:
    """Verb by past form."""
    book = load_yaml("irregular_verbs", Irregular)
    return {form: verb for verb, forms in book.forms.items() for form in forms}


@cache
def stems_of(word: str) -> frozenset[str]:
    """What a form may be a form of.

    >>> sorted(stems_of("admitted") & {"admit", "admitt"})
    ['admit', 'admitt']
    >>> "testify" in stems_of("testified")
    True
    """
    stems = {word.removesuffix(end) for end in ENDINGS}
    stems |= {stem + "e" for stem in stems}
    for end in DOUBLED:
        stem = word.removesuffix(end)
        if stem != word and stem[-1:] == stem[-2:-1]:
            stems.add(stem[:-1])
    stems.update(word.removesuffix(end) + "y" for end in YS if word.endswith(end))
    if word in _verb_of():
        stems.add(_verb_of()[word])
    return frozenset(stems)


@cache
def reports(word: str) -> bool:
    """Whether a form is one of a verb of the codebook that reports a clause with "that"."""
    words = word_classes()
    if word in words.reporting_forms or word in words.extracting_forms:
        return True
    return keeps(word, "clause")


@cache
def keeps(word: str, frame: Frame) -> bool:
    """Whether a form is one of a verb that keeps its content so: "cast", "clause"."""
    cues = (cue for stem in stems_of(word) for cue in cue_book().verbs.get(stem, ()))
    return any(frame in cue.frames for cue in cues)


@cache
def owns_up(word: str) -> bool:
    """Whether a form is one of a verb of denying or owning up to a deed: "denied firing"."""
    cues = (cue for stem in stems_of(word) for cue in cue_book().verbs.get(stem, ()))
    return any(cue.act in {"deny", "disclose"} and "to" in cue.frames for cue in cues)


@cache
def says_or_sees(word: str) -> bool:
    """Whether a form is one of a verb of saying, judging, seeing or hearing."""
    stems = stems_of(word)
    known = cue_book().verbs.keys() | word_classes().perceiving
    return bool(stems & known) or reports(word)


@cache
def may_harm(word: str) -> bool:
    """Whether a form is one of a verb that, with some object or other, tells of violence."""
    return bool(_assaults(word))


@cache
def violates(word: str) -> bool:
    """Whether a form is one of a verb that, with some object or other, tells of violence or
    coercion: "shot", "arrested".
    """
    verbs = event_lexicon().verbs
    patterns = (p for stem in stems_of(word) for p in verbs.get(stem, ()))
    return any(p.sense.type in {"ASSAULT", "COERCE"} for p in patterns)


@cache
def harms(word: str) -> bool:
    """Whether a form is one of a verb that tells of violence whatever stands beside it."""
    return any(
        not (p.object or p.prep or p.pobj or p.complement or p.modifier or p.particle)
        and not p.sense.object
        for p in _assaults(word)
    )


def _assaults(word: str) -> list[Pattern]:
    verbs = event_lexicon().verbs
    patterns = (p for stem in stems_of(word) for p in verbs.get(stem, ()))
    return [p for p in patterns if p.sense.type == "ASSAULT"]


@cache
def is_attack(word: str) -> bool:
    """Whether a noun, singular or plural, names an act of violence."""
    nouns = event_lexicon().nouns
    forms = {word, word.removesuffix("s")}
    found = (p for form in forms for p in nouns.get(form, ()))
    return any(p.sense.type == "ASSAULT" and not p.modifier for p in found)


@cache
def is_deed(word: str) -> bool:
    """Whether a noun names a deed with a doer: "the arrest of the editor by soldiers"."""
    nouns = event_lexicon().nouns
    forms = {word, word.removesuffix("s")}
    found = (p for form in forms for p in nouns.get(form, ()))
    return any(p.sense.frame.get("by") == "actor" and not p.modifier for p in found)
