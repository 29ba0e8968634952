"""From requirement documents to `Requirements`: `read_requirements`."""

from plan.reading.document import NoRequirementsError, SourceDocument
from plan.reading.reader import read_requirements

__all__ = ["NoRequirementsError", "SourceDocument", "read_requirements"]
