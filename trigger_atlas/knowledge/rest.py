"""What is left of the knowledge without the entries that have faults: the atlas opens all the same."""

from collections.abc import Iterable, Mapping, Set

from trigger_atlas.knowledge.check import check
from trigger_atlas.knowledge.cursor import Cursor
from trigger_atlas.knowledge.document import Document, Spot
from trigger_atlas.knowledge.folder import KNOWLEDGE
from trigger_atlas.knowledge.gather import Gathered
from trigger_atlas.knowledge.problem import Problem, Weight
from trigger_atlas.knowledge.shape import fit

Documents = Mapping[str, Document]


def sound_part(gathered: Gathered) -> dict[str, object] | None:
    """The entries that have no fault and name nothing that has one.

    Returns:
        By file name, values that fit the schemas; None if a file cannot be read at all or no muscle is left.
    """
    documents = {name: cursor.document for name, cursor in gathered.cursors.items()}
    if set(documents) != set(KNOWLEDGE):
        return None
    values, faults = _fitted(documents)
    faults += gathered.problems
    while faults:
        pruned = {name: _without(document, _lines(faults, document)) for name, document in documents.items()}
        if all(len(_entries(pruned[name])) == len(_entries(documents[name])) for name in documents):
            return None
        documents = pruned
        values, faults = _fitted(documents)
    return values if values["muscles.yaml"] else None


def _fitted(documents: Documents) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    faults: list[Problem] = []
    for name, document in documents.items():
        values[name], misfits = fit(document, name)
        faults += misfits
    faults += check({name: Cursor(document, document.value) for name, document in documents.items()})
    return values, [fault for fault in faults if fault.weight is Weight.ERROR]


def _lines(faults: Iterable[Problem], document: Document) -> Set[int]:
    return {fault.line for fault in faults if fault.file == document.file}


def _without(document: Document, lines: Set[int]) -> Document:
    """The document without the entries that these lines belong to."""
    entries = _entries(document)
    starts = [document.spot.inside[i].line for i in range(len(entries))]
    faulty = {max((i for i, start in enumerate(starts) if start <= line), default=-1) for line in lines}
    kept = [i for i in range(len(entries)) if i not in faulty]
    spot = Spot(document.spot.line, document.spot.column)
    spot.inside = {new: document.spot.inside[old] for new, old in enumerate(kept)}
    return Document(document.file, [entries[i] for i in kept], spot)


def _entries(document: Document) -> list[object]:
    return document.value if isinstance(document.value, list) else []
