"""What a document leaves open that much of a plan hangs on: asking it, and folding the answers in.

An answer becomes part of the requirements like anything that a document says: a fact of the team, a volume, a rule, a
constraint. Only its provenance differs. Whatever is merely assumed stays open: it can be answered at any time.
"""

from plan.questions.asking import answered, open_questions
from plan.questions.question import Question, Topic, UnusableAnswerError

__all__ = ["Question", "Topic", "UnusableAnswerError", "answered", "open_questions"]
