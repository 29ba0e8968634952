"""The work that lets people in: signing in, and who gets an account."""

from agents.offline import roster
from agents.offline.backlog import Backlog, Work, good, parts
from agents.offline.entry import Entry, entry_of
from agents.offline.estimates import page_points, points
from plan.api import Endpoint
from plan.reading.text.naming import in_sentence

_REFUSED = frozenset((400, 401, 409))


def add_access(backlog: Backlog) -> None:
    """Add the work that lets people sign in, and that gives them accounts where somebody does."""
    mine = [e for e in backlog.api.endpoints if e.path.startswith("/auth/")]
    if not mine:
        return
    entry = entry_of(backlog.domain)
    stories = list(dict.fromkeys(s for e in mine for s in e.stories if s in {x.id for x in backlog.domain.stories}))
    said = [story for story in backlog.domain.stories if story.id in stories]
    explicit = {act.story for act in backlog.domain.acts if act.kind in {"sign-in", "register", "password"}}
    acceptance = [text for story in said if story.id in explicit for text in story.acceptance]
    acceptance += [f"{e.method} {e.path} answers {good(e)}{_refusals(e)}" for e in mine]
    answered = [i for i in dict.fromkeys(i for e in mine for i in e.stories) if i.startswith("Q-")]
    for part in parts(backlog, mine, acceptance):
        first = not part.suffix or part.first
        backlog.add(
            Work(
                key=f"access{part.suffix}",
                kind="access",
                title=f"Sign-in API{part.label}",
                points=points(len(part.endpoints), len(part.acceptance), 0, 1.0),
                priority="must",
                tasks=[
                    *(f"Implement {e.method} {e.path}: {in_sentence(e.summary)}" for e in part.endpoints),
                    *_secrets(entry, part.endpoints),
                    "Limit attempts as the contract says",
                ],
                agents=(roster.BACKEND, roster.SECURITY),
                needs=backlog.tables_of(part.endpoints) or ["setup-1"],
                acceptance=part.acceptance,
                requirements=[*([s for s in stories if s in explicit] or stories[:1]), *answered] if first else [],
                endpoints=tuple(e.id for e in part.endpoints),
            )
        )
    _page(backlog, entry, mine, [s for s in stories if s in explicit])
    _accounts(backlog, entry)


def _refusals(endpoint: Endpoint) -> str:
    """What an endpoint answers when it refuses, as the contract says."""
    statuses = [str(error.status) for error in endpoint.errors if error.status in _REFUSED]
    return f", and {' or '.join(statuses)} when it should" if statuses else ""


def _secrets(entry: Entry, endpoints: list[Endpoint]) -> list[str]:
    """What has to be kept safe, once for each way in."""
    found = []
    if entry.provider is not None and any(e.id in {"auth-sso", "auth-saml"} for e in endpoints):
        what = (
            "signature, audience, recipient and time"
            if "SAML" in entry.provider.protocol
            else "signature, audience and expiry"
        )
        found.append(f"Check {_whose(entry.provider.name)} {what}, and know the user by issuer and subject")
    if entry.links and any(e.id.startswith("auth-link") for e in endpoints):
        found.append("Send the link by mail; keep only its hash, and take it once, within 15 minutes")
    if entry.factor and any(e.id.startswith("auth-totp") for e in endpoints):
        found.append("Keep the second factor's secret encrypted, and refuse a code that was used before")
    hashing = entry.passwords and any(
        e.id in {"auth-login", "auth-register", "auth-password-confirm"} for e in endpoints
    )
    last = "keep only hashes of refresh tokens"
    return [*found, f"Hash passwords with Argon2id; {last}" if hashing else last[:1].upper() + last[1:]]


def _whose(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _page(backlog: Backlog, entry: Entry, mine: list[Endpoint], requirements: list[str]) -> None:
    forms = []
    if entry.passwords or entry.links:
        forms.append("sign-in")
    if any(e.id == "auth-register" for e in mine):
        forms.append("registration")
    if any("password" in e.id for e in mine):
        forms.append("forgotten password")
    tasks = [f"Build the {form} form with client-side validation" for form in forms]
    acceptance = ["Signing in leads to the first page of the role"]
    if entry.provider is not None:
        tasks.insert(0, "Send whoever signs in to the identity provider, and take up what comes back")
        acceptance.append("Whoever the identity provider does not let in sees why, and whom to ask")
    if entry.links:
        tasks.append("Show that a link was sent, and sign in whoever comes with one")
        acceptance.append("A link that was used or is too old says so, and offers a new one")
    if entry.passwords:
        acceptance.append("Wrong credentials show one message that does not say which part was wrong")
    if entry.factor:
        tasks.append("Show the second factor's QR code, and ask for its code at every sign-in after that")
    titled = " and ".join(forms) or "sign-in"
    backlog.add(
        Work(
            key="access-page",
            kind="frontend",
            title=f"Frontend: {titled} form{'s' if len(forms) > 1 else ''}",
            points=page_points(len(mine), 2),
            priority="must",
            tasks=[*tasks, "Keep and refresh the tokens; send whoever is not signed in to the form"],
            agents=(roster.REACT, roster.CSS),
            needs=list(dict.fromkeys(backlog.builder[e.id] for e in mine)),
            acceptance=acceptance,
            requirements=requirements,
        )
    )


def _accounts(backlog: Backlog, entry: Entry) -> None:
    """Inviting people, or opening accounts for them, where an answer or a rule asks for it and no story does."""
    asked = entry.invited or entry.opened
    if not asked or asked in {story.id for story in backlog.domain.stories}:
        return
    start = "/invitations" if entry.invited else "/users"
    mine = [e for e in backlog.api.endpoints if e.path.startswith(start) and asked in e.stories]
    if not mine:
        return
    title = "Invitations" if entry.invited else "Accounts"
    acceptance = [f"{e.method} {e.path} answers {good(e)}" for e in mine]
    if entry.invited:
        acceptance += [
            "An invitation opens one account, once, and no longer than seven days after it was sent",
            "An invitation that was taken back opens none",
        ]
    else:
        acceptance.append("Nobody else can open an account")
    access = [work.key for work in backlog.works if work.key == "access"]
    built = []
    for part in parts(backlog, mine, acceptance):
        work = Work(
            key=f"accounts{part.suffix}",
            kind="backend",
            title=f"{title}: API{part.label}",
            points=points(len(part.endpoints), len(part.acceptance), 0),
            priority="must",
            tasks=[
                *(f"Implement {e.method} {e.path}: {in_sentence(e.summary)}" for e in part.endpoints),
                *(f"Check the permission {p}" for p in dict.fromkeys(e.permission for e in part.endpoints) if p),
                *(["Send the invitation by mail; keep only its token's hash"] if entry.invited and part.first else []),
                "Test success, every error and every criterion",
            ],
            agents=(roster.BACKEND, roster.SECURITY),
            needs=[*(backlog.tables_of(part.endpoints) or ["setup-1"]), *access],
            acceptance=part.acceptance,
            requirements=[asked],
            endpoints=tuple(e.id for e in part.endpoints),
        )
        backlog.add(work)
        built.append(work.key)
    page = "invite people, and open an account" if entry.invited else "open and change accounts"
    tasks = [f"Build the page on which to {page}", *(f"Call {e.method} {e.path}" for e in mine[:6])]
    backlog.add(
        Work(
            key="accounts-page",
            kind="frontend",
            title=f"Frontend: {title.lower()}",
            points=page_points(len(mine), 2),
            priority="must",
            tasks=[*tasks, "Show errors beside their fields, and an empty and a waiting state"],
            agents=(roster.REACT, roster.CSS),
            needs=[*built, "access-page"],
            acceptance=[
                "Whoever was invited comes from the mail to an account and is signed in"
                if entry.invited
                else "An account that was opened can be signed in with at once",
            ],
            requirements=[asked],
        )
    )
