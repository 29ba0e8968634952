"""The endpoints of getting in otherwise than by a password: links by mail, sign-on, invitations, a second factor."""

from collections.abc import Sequence

from agents.offline.accounts import LINKS
from agents.offline.domain import Domain
from agents.offline.endpoints import PAGING, Board, Draft
from agents.offline.entry import INVITATIONS, Entry
from plan.api import Method
from plan.reading.text.naming import in_sentence

TAG = "Authentication"


def auth_draft(
    ident: str,
    path: str,
    summary: str,
    request: str,
    status: int,
    body: str,
    tables: Sequence[str],
    *,
    method: Method = "POST",
) -> Draft:
    """Return an endpoint of signing in."""
    return Draft(
        f"auth-{ident}",
        method,
        path,
        summary,
        TAG,
        ident,
        "auth",
        request=request,
        status=status,
        body=body,
        tables=tuple(tables),
    )


def add_provider(board: Board, entry: Entry, sessions: tuple[str, ...]) -> None:
    """Add how whoever an outside system vouches for signs in."""
    provider = entry.provider
    if provider is None:
        return
    through = f"Sign in through {provider.name}"
    said = "The caller is signed in."
    if not (entry.passwords or entry.links or entry.invited or entry.opened):
        said += " Whoever comes for the first time gets an account."
    if provider.protocol.startswith("SAML"):
        draft = auth_draft(
            "saml-start", "/auth/saml/start", f"Begin to {in_sentence(through)}", "", 200, "SamlStart", ()
        )
        draft.said, draft.rate_limit, draft.public = "Where to send the browser.", "10 requests/minute", True
        board.add(draft, (provider.asked,), ())
        draft = auth_draft("saml", "/auth/saml", through, "SamlRequest", 200, "TokenPair", sessions)
    else:
        draft = auth_draft("sso", "/auth/sso", through, "SsoRequest", 200, "TokenPair", sessions)
    draft.said, draft.rate_limit, draft.public = said, "10 requests/minute", True
    draft.refuses = f"{provider.name} does not vouch for the caller."
    board.add(draft, (provider.asked,), ())


def add_links(board: Board, entry: Entry, sessions: tuple[str, ...]) -> None:
    """Add asking for a link by mail, and signing in with it."""
    if not entry.links:
        return
    links = (LINKS,) if LINKS in board.tables else ()
    draft = auth_draft(
        "link", "/auth/links", "Ask for a link to sign in with", "LinkRequest", 202, "", ("users", *links)
    )
    draft.said, draft.rate_limit = (
        "A link is sent if there is such an account; the answer does not tell.",
        "3 requests/hour",
    )
    draft.public = True
    board.add(draft, (entry.links,), ())
    draft = auth_draft(
        "link-redeem", "/auth/links/redeem", "Sign in with a link", "LinkRedeem", 200, "TokenPair", (*links, *sessions)
    )
    draft.said, draft.rate_limit, draft.public = (
        "The caller is signed in; the link is void.",
        "10 requests/minute",
        True,
    )
    draft.refuses = "The link is void or has expired."
    draft.conflicts = (("LINK_USED_OR_EXPIRED", "The link was used already, or is older than 15 minutes."),)
    board.add(draft, (entry.links,), ())


def add_factor(board: Board, entry: Entry, users: tuple[str, ...]) -> None:
    """Add setting up a second factor."""
    if not entry.factor:
        return
    draft = auth_draft("totp", "/auth/totp", "Set up the second factor", "", 201, "TotpSetup", users)
    draft.said, draft.open_to_all = "The secret, shown once; it holds from the first right code on.", True
    board.add(draft, (entry.factor,), ())
    draft = auth_draft("totp-confirm", "/auth/totp/confirm", "Confirm the second factor", "TotpConfirm", 204, "", users)
    draft.said, draft.open_to_all = "From now on every sign-in asks for a code.", True
    board.add(draft, (entry.factor,), ())


def add_invitations(board: Board, entry: Entry, users: tuple[str, ...], sessions: tuple[str, ...]) -> None:
    """Add inviting people: to invite, to list, to take back, to accept."""
    if not entry.invited or INVITATIONS not in board.tables:
        return
    asked, roles = (entry.invited,), entry.openers
    invite = _invitation("create", "POST", "/invitations", "Invite somebody to open an account")
    invite.request, invite.status, invite.body = "InvitationCreate", 201, "Invitation"
    invite.said = "The invitation; its link goes by mail."
    invite.conflicts = (("ALREADY_THERE", "There is an account, or an open invitation, with this address."),)
    board.add(invite, asked, roles)
    seen = _invitation("read", "GET", "/invitations", "List invitations, a page at a time")
    seen.query, seen.body, seen.said = PAGING, "InvitationPage", "One page."
    board.add(seen, asked, roles)
    gone = _invitation("revoke", "DELETE", "/invitations/{invitation_id}", "Take an invitation back")
    gone.status, gone.said = 204, "It no longer holds."
    gone.conflicts = (("INVITATION_ACCEPTED", "The account was opened with it already."),)
    board.add(gone, asked, roles)
    accept = _invitation("accept", "POST", "/invitations/accept", "Open an account with an invitation")
    accept.request, accept.status, accept.body = "InvitationAccept", 201, "TokenPair"
    accept.said, accept.public, accept.rate_limit = (
        "The account is open and the caller signed in.",
        True,
        "5 requests/minute",
    )
    accept.conflicts = (("INVITATION_USED_OR_EXPIRED", "It was accepted, taken back, or is older than seven days."),)
    accept.tables = tuple(dict.fromkeys((INVITATIONS, *users, *sessions)))
    board.add(accept, asked, ())


def _invitation(action: str, method: Method, path: str, summary: str) -> Draft:
    ident = "list" if action == "read" else action
    return Draft(
        f"invitations-{ident}", method, path, summary, "Invitations", action, "invitations", tables=(INVITATIONS,)
    )


def in_words(domain: Domain, entry: Entry) -> str:
    """Return the ways in, in words: `Passwords, or links by mail`."""
    ways = []
    if entry.passwords:
        ways.append("passwords")
    if entry.links:
        ways.append(f"links by mail that are good once ({entry.links})")
    if entry.provider is not None:
        ways.append(f"sign-on through {entry.provider.name} ({entry.provider.protocol}, {entry.provider.asked})")
    said = ", or ".join(ways)
    said += f", with a second factor ({entry.factor})" if entry.factor and said else ""
    return said[:1].upper() + said[1:]
