"""The cleaned text that rules read, with a map back to the stored text.

Each pass takes a Draft and returns a Draft; a pass only says which characters to replace or to drop, and `Draft`
keeps the map. Passes are linear in the length of the text.
"""

from ecograph.model.documents import Document
from ecograph.model.readings import Reading
from ecograph.text.cleaning.characters import (
    drop_invisible,
    mend_figures,
    repair_encoding,
    repair_lost_letters,
    unify_spaces,
)
from ecograph.text.cleaning.draft import Draft, draft_of
from ecograph.text.cleaning.furniture import drop_furniture
from ecograph.text.cleaning.letters import mend_letters
from ecograph.text.cleaning.markup import drop_markup
from ecograph.text.cleaning.words import (
    close_signs,
    join_line_ends,
    join_spaced_capitals,
    mend_words,
    restore_apostrophes,
)
from ecograph.values.folding import fold

PASSES = (
    drop_invisible,
    repair_encoding,
    unify_spaces,
    drop_markup,
    drop_furniture,
    repair_lost_letters,
    mend_figures,
    mend_letters,
    join_spaced_capitals,
    close_signs,
    join_line_ends,
    mend_words,
    restore_apostrophes,
)


def clean(document: Document) -> Reading:
    """The Reading of a document: its text as a reader would copy it out, each character mapped to where it stands."""
    draft: Draft = draft_of(document.text)
    for improve in PASSES:
        draft = improve(draft)
    return Reading(document=document, text=draft.text, origin=draft.origin, folded=fold(draft.text))
