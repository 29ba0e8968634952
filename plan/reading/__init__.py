"""From requirement documents to `Requirements`: `read_requirements`."""

from plan.reading.reader import read_requirements
from plan.reading.text.document import NoRequirementsError, SourceDocument

__all__ = ["NoRequirementsError", "SourceDocument", "read_requirements"]
