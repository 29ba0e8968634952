"""The tables of whoever signs in: users, their roles, their sessions."""

import re

from agents.offline.attributes import Attribute, hashed, read_attribute
from agents.offline.columns import attribute_checks, attribute_column, column, key_column, stamps
from agents.offline.domain import Domain
from agents.offline.entry import INVITATIONS, Entry, entry_of
from agents.offline.inflection import column_name
from agents.offline.shortened import shortened
from plan.database import Check, Column, Reference, Seed, SeedRow, Table

LINKS = "sign_in_links"
NO_SEED = Seed(columns=(), rows=())
_PASSWORDS = frozenset({"password", "contrasena", "clave", "passcode", "password_confirm"})
_EMAILS = frozenset({"email", "e_mail", "mail", "correo", "correo_electronico", "email_address"})


def table(
    name: str,
    description: str,
    columns: tuple[Column, ...],
    *,
    primary_key: tuple[str, ...] = ("id",),
    unique: tuple[tuple[str, ...], ...] = (),
    checks: tuple[Check, ...] = (),
    seed: Seed = NO_SEED,
) -> Table:
    """Return a table."""
    return Table(
        name=name,
        description=description,
        columns=columns,
        primary_key=primary_key,
        unique=unique,
        checks=checks,
        seed=seed,
    )


def has_roles(domain: Domain) -> bool:
    """Whether what people may do differs by role."""
    return domain.signs_in and len(domain.roles) > 1


def role_label(name: str) -> str:
    """Return the name under which a role is stored."""
    return name.strip()[:50] or "user"


def literal(text: str) -> str:
    """Return a text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def account_tables(domain: Domain) -> tuple[Table, ...]:
    """Return the tables that signing in needs; none when nobody does."""
    if not domain.signs_in:
        return ()
    tables = [_users(domain)]
    if has_roles(domain):
        tables += [_roles(domain), _user_roles()]
    entry = entry_of(domain)
    tables.append(_tokens("sessions", "One sign-in of a user: the refresh token that keeps it alive.", "revoked_at"))
    if entry.links:
        tables.append(_tokens(LINKS, "One link to sign in with, sent by mail; good once, for 15 minutes.", "used_at"))
    if entry.invited:
        tables.append(_invitations(roles=has_roles(domain)))
    if any(act.kind == "password" for act in domain.acts):
        tables.append(_tokens("password_resets", "One request for a new password.", "used_at"))
    if domain.audit:
        tables.append(_audit(domain.audit, values=domain.audit_values))
    return tuple(tables)


def login_column(domain: Domain) -> str:
    """Return the column that a user signs in with."""
    columns = {c.name for c in _users(domain).columns}
    return next((name for name in (_numbered(domain), "email", "username") if name in columns), "email")


_NUMBERED = re.compile(
    r"(?i)\b(?:log(?:s|ged|ging)?|sign(?:s|ed|ing)?)[- ]?(?:in|on)\s+(?:only\s+)?(?:with|using|by|via)\s+"
    r"(?:(?:my|his|her|their|our|your|an?|the)\s+)?((?:[^\W\d_]+\s+){1,2}?(?:number|id|code))\b"
)


def _numbered(domain: Domain) -> str:
    """The column of the number that people sign in with, where the documents say so; empty otherwise."""
    match = next((m for _, text in domain.texts if (m := _NUMBERED.search(text))), None)
    return column_name(match.group(1)) if match else ""


def _users(domain: Domain) -> Table:
    attributes: dict[str, Attribute] = {}
    for wording in domain.user_fields:
        attribute = read_attribute(wording.text, wording.where)
        if attribute is None or attribute.name in {"role", "roles", "rol"}:
            continue
        if attribute.name in _PASSWORDS or attribute.name in _EMAILS:
            continue
        attributes.setdefault(attribute.name, attribute)
    named = {column_name(wording.text.partition("(")[0]) for wording in domain.user_fields}
    if "username" in attributes and not named & _EMAILS:
        login = attributes.pop("username")
        first = column("username", "varchar(80)", f"What the user signs in with. {login.description}", unique=True)
    else:
        first = column("email", "varchar(320)", "Address that the user signs in with, in lower case.", unique=True)
    numbered: tuple[Column, ...] = ()
    number = _numbered(domain)
    if number:
        attributes.pop(number, None)
        described = f"The {number.replace('_', ' ')} that the user signs in with."
        numbered = (column(number, "varchar(64)", described, unique=True),)
        if first.name == "email":
            first = column("email", "varchar(320)", "Address for messages, in lower case.", nullable=True, unique=True)
    entry = entry_of(domain)
    if entry.links and first.name != "email":
        numbered = (
            *numbered,
            column("email", "varchar(320)", "Address that the links go to, in lower case.", unique=True),
        )
    elif entry.links and first.nullable:
        first = first.model_copy(update={"nullable": False})
    columns = [key_column(), *numbered, first, *_proofs(entry)]
    taken = {c.name for c in columns}
    checks: list[Check] = []
    for attribute in attributes.values():
        if attribute.name not in taken:
            columns.append(attribute_column(attribute))
            checks += attribute_checks("users", attribute)
            taken.add(attribute.name)
    factor = entry.factor
    secret = column("totp_secret", "varchar(64)", f"Encrypted secret of the second factor ({factor}).", nullable=True)
    rest = (
        *((secret,) if factor else ()),
        column("is_active", "boolean", "Whether the account may sign in.", default="true"),
        column("last_login_at", "timestamptz", "When it last signed in.", nullable=True),
        *stamps(),
    )
    columns += [c for c in rest if c.name not in taken]
    unique = (("sso_issuer", "sso_subject"),) if entry.provider is not None else ()
    return table("users", "Somebody who signs in.", tuple(columns), checks=tuple(checks), unique=unique)


def _proofs(entry: Entry) -> tuple[Column, ...]:
    """The columns by which a user is known again: a password's hash, or who he is to whoever vouches for him.

    None of them may be required where there is another way in.
    """
    found: list[Column] = []
    provider = entry.provider
    if provider is not None:
        late = bool(entry.passwords or entry.links or entry.opened)
        until = "; empty until the first sign-in there" if late else ""
        vouching = f"Which system vouches for the user: {provider.name}{until}."
        found = [
            column("sso_issuer", "varchar(255)", vouching, nullable=late),
            column("sso_subject", "varchar(255)", f"Who the user is to that system{until}.", nullable=late),
        ]
    if entry.passwords:
        other = provider is not None or bool(entry.links)
        told = " Empty for whoever signs in without one." if other else ""
        said = f"Argon2id hash; the word itself is never kept.{told}"
        word = Attribute("password", "varchar(255)", other, False, "", (), "", "", said)
        found.append(attribute_column(hashed(word)))
    return tuple(found)


def _roles(domain: Domain) -> Table:
    rows = tuple(
        SeedRow(values=(str(number), literal(role_label(role.name)), literal(role.description[:200])))
        for number, role in enumerate(domain.roles, 1)
    )
    return table(
        "roles",
        "A set of permissions; the API names what each may do.",
        (
            column("id", "integer", "Primary key, given by the seed."),
            column("name", "varchar(50)", "Name in the document's words.", unique=True),
            column("description", "text", "What the role does.", default="''"),
        ),
        seed=Seed(columns=("id", "name", "description"), rows=rows),
    )


def _user_roles() -> Table:
    return table(
        "user_roles",
        "A role that a user has.",
        (
            column(
                "user_id", "uuid", "The user.", references=Reference(table="users", column="id", on_delete="cascade")
            ),
            column(
                "role_id",
                "integer",
                "The role.",
                references=Reference(table="roles", column="id", on_delete="restrict"),
            ),
            column("assigned_at", "timestamptz", "Since when.", default="now()"),
        ),
        primary_key=("user_id", "role_id"),
    )


def _tokens(name: str, description: str, ended: str) -> Table:
    how = "used" if ended == "used_at" else "ended early"
    return table(
        name,
        description,
        (
            key_column(),
            column(
                "user_id", "uuid", "Whose it is.", references=Reference(table="users", column="id", on_delete="cascade")
            ),
            column("token_hash", "varchar(64)", "SHA-256 of the token; the token itself is never kept.", unique=True),
            column("expires_at", "timestamptz", "When it ends by itself."),
            column(ended, "timestamptz", f"When it was {how}; empty while it holds.", nullable=True),
            column("created_at", "timestamptz", "When it began.", default="now()"),
        ),
    )


def _invitations(*, roles: bool) -> Table:
    role = column(
        "role_id",
        "integer",
        "The role that the account will have.",
        references=Reference(table="roles", column="id", on_delete="restrict"),
    )
    return table(
        INVITATIONS,
        "Somebody who may open an account: the link that was sent, and what became of it.",
        (
            key_column(),
            column("email", "varchar(320)", "Address that the invitation was sent to, in lower case."),
            column("token_hash", "varchar(64)", "SHA-256 of the token; the token itself is never kept.", unique=True),
            *((role,) if roles else ()),
            column(
                "invited_by_id",
                "uuid",
                "Who invited; empty once that account is gone.",
                nullable=True,
                references=Reference(table="users", column="id", on_delete="set null"),
            ),
            column("expires_at", "timestamptz", "When it ends by itself."),
            column("accepted_at", "timestamptz", "When the account was opened; empty until then.", nullable=True),
            column("revoked_at", "timestamptz", "When it was taken back; empty while it holds.", nullable=True),
            column("created_at", "timestamptz", "When it was sent.", default="now()"),
        ),
    )


def _audit(asked: str, *, values: bool) -> Table:
    kept = (
        column("old_values", "jsonb", "What the changed columns held before; empty for a new row.", nullable=True),
        column("new_values", "jsonb", "What they hold since; empty for a deleted row.", nullable=True),
    )
    return table(
        "audit_log",
        f"Something that was done, by whom and to what: “{shortened(asked, 160)}”. Rows are only ever added.",
        (
            key_column(),
            column(
                "user_id",
                "uuid",
                "Who did it; empty for the system. Whoever stands here is deactivated, never deleted.",
                nullable=True,
                references=Reference(table="users", column="id", on_delete="restrict"),
            ),
            column("action", "varchar(80)", "What was done, as table and verb: `users.deactivate`."),
            column("subject_table", "varchar(63)", "Table of what it was done to."),
            column("subject_id", "uuid", "Id of what it was done to."),
            column("reason", "text", "Why, as it was entered.", nullable=True),
            *(kept if values else ()),
            column("created_at", "timestamptz", "When.", default="now()"),
        ),
    )
