"""What the system is built with: the roster's own stack, unless the documents say otherwise."""

import re
from dataclasses import dataclass

from agents.offline.domain import Domain

_FRONTENDS = {
    "nuxt": "Nuxt 3 with TypeScript",
    "vue": "Vue 3 with TypeScript",
    "angular": "Angular with TypeScript",
    "svelte": "SvelteKit with TypeScript",
    "htmx": "Server-rendered pages with htmx",
    "next.js": "Next.js with TypeScript",
    "react native": "React Native",
    "flutter": "Flutter",
}
_GO = "Go with the standard library's HTTP server"
_IN_GO = re.compile(
    r"(?:^|\b(?:[Ii]n|[Ww]ith|[Uu]ses?|[Uu]sing|and|is|be|auf|en|em)\s+|[:/,(]\s*)Go\b(?!\s+[a-z]+\s+to\b)"
)
_BACKENDS = {
    "fastapi": "Python with FastAPI",
    "flask": "Python with Flask",
    "spring boot": "Java with Spring Boot",
    "spring": "Java with Spring Boot",
    "java": "Java with Spring Boot",
    "kotlin": "Kotlin with Spring Boot",
    "nestjs": "Node.js with NestJS",
    "express": "Node.js with Express",
    "node.js": "Node.js with NestJS",
    "node": "Node.js with NestJS",
    "rails": "Ruby on Rails",
    "laravel": "PHP with Laravel",
    "php": "PHP with Laravel",
    ".net": "ASP.NET Core",
    "c#": "ASP.NET Core",
    "golang": _GO,
    "gin": _GO,
    "django": "Django 5 with Django REST framework",
    "rust": "Rust with axum",
    "elixir": "Elixir with Phoenix",
}
_BUILT = re.compile(r"(?i)\b(?:built|written|developed|implemented|made|programmed|backend|frontend|stack)\b")
_NOT = re.compile(r"(?i)\b(?:no|not|never|without|avoid|instead of|rather than|replac\w+|away from)\b[^.;,]{0,20}$")


@dataclass(frozen=True, slots=True)
class Stack:
    """What pages and API are built with."""

    frontend: str
    backend: str
    given: str
    """Id of the constraint that says so; empty where the choice is ours."""

    @property
    def module(self) -> str:
        """What a module within the API is."""
        return "Django app within the API" if self.backend.startswith("Django") else "Module within the API"


def read_stack(domain: Domain) -> Stack:
    """Return what the documents want it built with, in the constraints that speak of technology."""
    given, front, back = "", "React with TypeScript, Tailwind CSS", "Django 5 with Django REST framework"
    for constraint in domain.requirements.constraints:
        if constraint.kind != "technology" and not (constraint.kind == "other" and _BUILT.search(constraint.text)):
            continue
        one, other = _named(constraint.text, _FRONTENDS), _named(constraint.text, _BACKENDS)
        if not other and _IN_GO.search(constraint.text):
            other = _GO
        front, back = one or front, other or back
        given = given or (constraint.id if one or other else "")
    return Stack(front, back, given)


def _named(text: str, known: dict[str, str]) -> str:
    for word, technology in known.items():
        for match in re.finditer(rf"(?i)(?<![\w.]){re.escape(word)}(?![\w+#])", text):
            if not _NOT.search(text[: match.start()]):
                return technology
    return ""
