"""The shapes of a quotation: a whole sentence, a phrase in quotes, a single cry, a second half."""

from __future__ import annotations

from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.speech.attribution import SPEECH, Attribution, verb_cues

SHORT = 4  # tokens: a shorter quotation without its own verb is a phrase in quotes


def is_cried(parsed: Parsed, quote: Quote) -> bool:
    """As in 'someone shouted, "Liar," and left', 'then asked, "Really?"': set off right
    behind a verb of saying, a single word is what was said.
    """
    tree, verb = parsed.tree, quote.first - 3
    if verb < 0 or tree.word[quote.first - 2] not in {",", ":"}:
        return False
    ends = tree.word[quote.end - 1] in {".", "!", "?", ","}
    return ends and any(SPEECH & cue.frames for cue in verb_cues(tree, verb)[0])


def is_phrase(parsed: Parsed, quote: Quote) -> bool:
    """A phrase in quotes, not speech."""
    return quote.end - quote.first < SHORT and not any(
        parsed.tree.pos[i] in {"VERB", "AUX"} for i in range(quote.first, quote.end)
    )


def is_sentence(parsed: Parsed, quote: Quote) -> bool:
    """The quotation is at least one whole sentence: nothing of it is left outside."""
    first, _ = parsed.bounds[parsed.sentence_of[quote.first]]
    _, end = parsed.bounds[parsed.sentence_of[quote.end - 1]]
    outside = [
        i for i in (*range(first, quote.first), *range(quote.end, end))
        if parsed.tree.pos[i] not in {"PUNCT", "SPACE"}
    ]  # fmt: skip
    ends = parsed.tree.word[quote.end - 1] in {".", "!", "?"}  # "We ran.", "Nobody."
    return not outside and (quote.end - quote.first >= SHORT or ends)


def is_resumed(parsed: Parsed, before: Attribution, quote: Quote) -> bool:
    """As in '"We ran," said the driver, a man of nine children from Orun, "but they came"':
    behind a comma, in the sentence of the verb, the speech goes on.
    """
    sentence, first = parsed.sentence_of, quote.first
    said = max(end for _, end in before.content) if before.content else first
    apart = first > 1 and parsed.tree.word[first - 2] == ","
    spoken = before.frame != "label" and said <= before.verb < first
    return (
        apart
        and spoken
        and sentence[first] == sentence[before.verb]
        and not is_phrase(parsed, quote)
    )
