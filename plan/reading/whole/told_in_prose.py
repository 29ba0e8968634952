"""Whether a document tells most of what it wants in prose, so that its sentences are read as wishes themselves."""

from plan.reading.gathered.gathering import Gathered


def tells_in_prose(gathered: Gathered) -> bool:
    """Whether an English document has more sentences of prose that have found no place than it has stories."""
    return gathered.language is None and len(gathered.unplaced_prose) > len(gathered.stories)
