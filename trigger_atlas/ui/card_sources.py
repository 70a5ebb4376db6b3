"""Where the card says it from: sources, and where they disagree."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trigger_atlas.domain.muscle import Disagreement
from trigger_atlas.domain.reference import Source
from trigger_atlas.shown_card import Card, SourceRow
from trigger_atlas.ui.card_blocks import bullets, sentence, titled
from trigger_atlas.ui.chips import Signed
from trigger_atlas.ui.flow import Block, row, stack
from trigger_atlas.ui.fonts import Role
from trigger_atlas.ui.text import Text


def disagreements(card: Card) -> QWidget:
    """The questions on which sources differ, with what each side says."""
    return differences(card.muscle.disagreements, card.sources)


def differences(questions: Iterable[Disagreement], known: tuple[SourceRow, ...]) -> QWidget:
    """Questions on which sources differ; ``known`` are the works that the sides cite."""
    made = Block()
    layout = stack(made)
    layout.setSpacing(16)
    for question in questions:
        pairs = []
        for side in question.positions:
            names = [_named(known, ref.ref) for ref in side.sources]
            pairs.append(f"{side.says} ({', '.join(names)})" if names else side.says)
        layout.addWidget(titled(sentence(question.about), bullets(pairs)))
    return made


def _named(known: tuple[SourceRow, ...], key: str) -> str:
    """Short name of a work: first author and year."""
    source = next((row.source for row in known if row.source.id == key), None)
    return short_name(source) if source else key


def short_name(source: Source) -> str:
    """How a work is named in running text, ``Travell 1999``."""
    author = source.authors.partition(",")[0].partition(" ")[0] or source.title
    return f"{author} {source.year}" if source.year else author


def work_lines(source: Source) -> list[Text]:
    """A work: what it is called, who wrote it, how it is found."""
    edition = f", {source.edition}" if source.edition else ""
    said = [source.authors, str(source.year or ""), source.publisher or source.journal]
    found = [
        f"doi {source.doi}" if source.doi else "",
        f"PMID {source.pmid}" if source.pmid else "",
        source.url,
    ]
    lines = [
        Text(source.title + edition, Role.CONTROL, "ink"),
        Text(", ".join(filter(None, said)), Role.META, "ink_2"),
        Text(", ".join(filter(None, found)), Role.META, "ink_3"),
    ]
    return [line for line in lines if line.text()]


def sign_of(*, verified: bool) -> Signed:
    """Whether a work was opened for what it is cited for."""
    if verified:
        return Signed("verified", "badge-check", "ok")
    return Signed("from the work", "book-marked", "ink_3")


def _source(shown: SourceRow) -> QWidget:
    words = stack(None, work_lines(shown.source))
    words.addWidget(Text(f"for {shown.claims}", Role.META, "ink_3"))
    sign = sign_of(verified=shown.verified)
    made = Block()
    layout = row(made, [words, 12, sign])
    layout.setStretch(0, 1)
    layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return made


def sources(card: Card) -> QWidget:
    """The works behind the entry."""
    return works(card.sources)


def works(known: tuple[SourceRow, ...]) -> QWidget:
    """Works, each with the claims that it is cited for."""
    made = Block()
    layout = stack(made, [_source(shown) for shown in known])
    layout.setSpacing(16)
    return made


def sources_summary(card: Card) -> str:
    """How many works were opened, and how many are cited from knowledge of them."""
    verified = sum(row.verified for row in card.sources)
    rest = len(card.sources) - verified
    said = [f"{verified} verified" if verified else "", f"{rest} from reference works" if rest else ""]
    return ", ".join(filter(None, said))
