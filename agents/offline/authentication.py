"""How callers sign in: the endpoints, the lifetimes, the headers."""

import re
from collections.abc import Sequence

from agents.offline.accounts import login_column
from agents.offline.domain import Act, Domain
from agents.offline.endpoints import Board, Draft
from agents.offline.entry import entry_of
from agents.offline.entry_endpoints import (
    add_factor,
    add_invitations,
    add_links,
    add_provider,
    auth_draft,
    in_words,
)
from agents.offline.machines import Machine
from plan.api import Authentication, Header, TokenLifetime
from plan.questions.document import article


def authentication(domain: Domain, callers: Sequence[Machine]) -> Authentication:
    """Return how callers prove who they are, people and machines."""
    keys = [f"{machine.name} keys" for machine in callers]
    if not domain.signs_in:
        if keys:
            return Authentication(
                method=f"{' and '.join(keys)}, sent as bearer tokens: the documents name nobody else who calls",
                headers=tuple(_machine_header(machine) for machine in callers),
                lifetimes=tuple(_lifetime(f"{machine.name} key", _REVOKED) for machine in callers),
            )
        return Authentication(
            method="API key: the documents name nobody who signs in, so one key per deployment keeps strangers out",
            headers=(
                Header(name="Authorization", value="Bearer <api_key>", description="The key of this deployment."),
            ),
            lifetimes=(_lifetime("API key", "Until it is rotated, at least once a year"),),
        )
    entry = entry_of(domain)
    method = "JWT access tokens with rotating refresh tokens"
    if entry.links or entry.provider is not None or entry.factor:
        method = f"{in_words(domain, entry)}; then {method}"
    if keys:
        method += f"; {' and '.join(keys)} for machines, sent as bearer tokens and kept as hashes"
    return Authentication(
        method=method,
        headers=(
            Header(name="Authorization", value="Bearer <jwt_token>", description="The access token."),
            *(_machine_header(machine) for machine in callers),
        ),
        lifetimes=(
            _lifetime("Access token", "15 minutes"),
            _lifetime("Refresh token", "7 days; each is good for one refresh"),
            *((_lifetime("Sign-in link", "15 minutes; good once"),) if entry.links else ()),
            *((_lifetime("Invitation", "7 days, until it is taken back; good once"),) if entry.invited else ()),
            *(_lifetime(f"{machine.name} key", _REVOKED) for machine in callers),
        ),
    )


_REVOKED = "Until it is revoked; one for each, so that one that is lost stops nobody else"


def _machine_header(machine: Machine) -> Header:
    return Header(
        name="Authorization",
        value=f"Bearer <{machine.key}_key>",
        description=f"The {machine.key}'s own key, where {article(machine.key)} calls.",
    )


def _lifetime(credential: str, lasts: str) -> TokenLifetime:
    return TokenLifetime(token=credential, lifetime=lasts)


_SIGNING = re.compile(
    r"(?i)(?<!no )(?<!without )(?<!without a )(?<!without any )(?<!no need to )\b"
    r"(?:sign(?:s|ed|ing)?[ -]?(?:in|on)|log(?:s|ged|ging)?[ -]?in|passwords?|authenticat\w+|"
    r"sso|iniciar sesi[oó]n|contraseña)\b"
)


def askers(domain: Domain, kind: str, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return what asks for signing in: what says so, or the first story of each role that calls the API at all."""
    said = tuple(dict.fromkeys(act.story for act in domain.acts if act.kind == kind))
    if said:
        return said
    said = tuple(dict.fromkeys(act.story for act in domain.acts if act.kind in {"sign-in", "register"}))
    if said:
        return said
    first: dict[str, str] = {}
    roles = {role.id for role in domain.roles}
    for act in acts:
        if act.role in roles and act.kind != "notify":
            first.setdefault(act.role, act.story)
    about = {"Q-sign-in", "Q-registration"}
    texts = [(i, text) for i, text in domain.texts if not i.startswith("Q-") or i in about]
    stated = [i for i, text in texts if _SIGNING.search(text)]
    return tuple(dict.fromkeys((*stated[:2], *first.values()))) or tuple(story.id for story in domain.stories[:1])


def add_sign_in(board: Board, acts: Sequence[Act]) -> None:
    """Add the endpoints of signing in, as far as the documents ask for them."""
    domain = board.domain
    if not domain.signs_in:
        return
    users = ("users",) if "users" in board.tables else ()
    sessions = (*users, *(("sessions",) if "sessions" in board.tables else ()))
    stories = askers(domain, "sign-in", acts)
    login = login_column(domain)
    entry = entry_of(domain)
    add_provider(board, entry, sessions)
    add_links(board, entry, sessions)
    if domain.registers and not entry.invited and (entry.passwords or entry.links):
        draft = auth_draft("register", "/auth/register", "Create an account", "RegisterRequest", 201, "Account", users)
        draft.said = "The new account." if entry.passwords else "The new account; a link to sign in with is sent."
        draft.rate_limit = "3 requests/hour"
        draft.conflicts = ((f"{login.upper()}_TAKEN", f"There is an account with this {login}."),)
        draft.public = True
        board.add(draft, askers(domain, "register", acts), ())
    if entry.passwords:
        draft = auth_draft("login", "/auth/login", "Sign in", "LoginRequest", 200, "TokenPair", sessions)
        draft.said, draft.rate_limit, draft.public = "The caller is signed in.", "5 requests/minute", True
        draft.refuses = f"The {login.replace('_', ' ')} or the password is wrong, and it is not told which."
        board.add(draft, stories, ())
    draft = auth_draft(
        "refresh", "/auth/refresh", "Exchange a refresh token", "RefreshRequest", 200, "TokenPair", sessions
    )
    draft.said, draft.rate_limit, draft.public = "New tokens; the old refresh token is void.", "30 requests/hour", True
    draft.refuses = "The refresh token is void or has expired."
    board.add(draft, stories, ())
    draft = auth_draft("logout", "/auth/logout", "Sign out", "RefreshRequest", 204, "", sessions)
    draft.said, draft.open_to_all = "The session has ended.", True
    board.add(draft, stories, ())
    add_factor(board, entry, users)
    if entry.passwords and any(act.kind == "password" for act in domain.acts):
        resets = (*users, *(("password_resets",) if "password_resets" in board.tables else ()))
        asked = askers(domain, "password", acts)
        draft = auth_draft(
            "password-reset", "/auth/password-resets", "Ask for a new password", "PasswordResetRequest", 202, "", resets
        )
        draft.said, draft.rate_limit, draft.public = (
            "A mail is sent if there is such an account.",
            "3 requests/hour",
            True,
        )
        board.add(draft, asked, ())
        draft = auth_draft(
            "password-confirm",
            "/auth/password-resets/confirm",
            "Set a new password",
            "PasswordResetConfirm",
            204,
            "",
            resets,
        )
        draft.said, draft.rate_limit, draft.public = "The password is changed.", "5 requests/minute", True
        draft.refuses = "The link is void or has expired."
        board.add(draft, asked, ())
    add_invitations(board, entry, users, sessions)
    _add_account(board, users)


def _add_account(board: Board, users: tuple[str, ...]) -> None:
    for act in board.domain.acts:
        if act.kind != "account":
            continue
        if act.verb == "update":
            draft = Draft(
                "account-update", "PATCH", "/users/me", "Change one's own account", "Account", "update", "account"
            )
            draft.request, draft.body = "AccountUpdate", "Account"
        elif act.verb == "delete":
            draft = Draft(
                "account-delete", "DELETE", "/users/me", "Close one's own account", "Account", "delete", "account"
            )
            draft.status = 204
        else:
            draft = Draft("account-read", "GET", "/users/me", "See one's own account", "Account", "read", "account")
            draft.body = "Account"
        draft.said, draft.open_to_all, draft.tables = "The account.", True, users
        board.add(draft, (act.story,), ())
