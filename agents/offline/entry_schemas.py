"""What is sent and shown where people get in other than by a password."""

from agents.offline.accounts import has_roles, role_label
from agents.offline.domain import Domain
from agents.offline.entry import INVITATIONS, Entry, entry_of
from agents.offline.examples import column_field, field, schema
from plan.api import Schema, SchemaField
from plan.database import Table

_STATE = frozenset({"token_hash"})


def entry_schemas(
    domain: Domain,
    entry: Entry,
    tables: dict[str, Table],
    password: SchemaField,
    identity: SchemaField,
    more: tuple[SchemaField, ...],
) -> tuple[Schema, ...]:
    """Return the schemas of the ways in; `more` is what an account has besides."""
    return (
        *_provider(entry),
        *(_links() if entry.links else ()),
        *(_factor() if entry.factor else ()),
        *(_invitations(domain, entry, tables, password, identity, more) if INVITATIONS in tables else ()),
    )


def code_field() -> SchemaField:
    """Return the code of a second factor, as it is sent along."""
    said = "Code of the authenticator app; needed once the second factor is set up."
    return field("totp_code", "string", said, '"492039"', required=False)


def _provider(entry: Entry) -> tuple[Schema, ...]:
    provider = entry.provider
    if provider is None:
        return ()
    if provider.protocol.startswith("SAML"):
        where = field("redirect_url", "string", "Where to send the browser.", '"https://id.example/saml"', fmt="uri")
        relay = field(
            "relay_state", "string", "Comes back unchanged; guards against answers nobody asked for.", '"x7Gt"'
        )
        answer = field(
            "saml_response", "string", "The provider's signed answer, base64.", '"PHNhbWxwOlJlc3Bvbn"', fmt="byte"
        )
        return (
            schema("SamlStart", "How a sign-in through the identity provider begins.", where, relay),
            schema("SamlRequest", "What the identity provider sent the browser back with.", answer, relay),
        )
    choices = tuple(name.lower() for name in provider.choices)
    chosen = (
        field("provider", "string", "Who vouches for the caller.", f'"{choices[0]}"', values=choices)
        if choices
        else None
    )
    return (
        schema(
            "SsoRequest",
            "What the identity provider gave the page when it sent the caller back.",
            *((chosen,) if chosen is not None else ()),
            field("code", "string", "The authorization code; good once.", '"SplxlOBeZQQYbYS6WxSbIA"'),
            field(
                "code_verifier",
                "string",
                "The PKCE verifier of the page.",
                '"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"',
            ),
            field(
                "redirect_uri", "string", "Where the caller was sent back to.", '"https://app.example/sso"', fmt="uri"
            ),
        ),
    )


def _token(of: str) -> SchemaField:
    return field("token", "string", f"Token of the {of}; good once.", '"b64token"')


def _email(said: str) -> SchemaField:
    return field("email", "string", said, '"user@example.com"', fmt="email")


def _links() -> tuple[Schema, ...]:
    return (
        schema("LinkRequest", "Who wants to sign in.", _email("Address that the link is sent to.")),
        schema("LinkRedeem", "The link that came by mail.", _token("link")),
    )


def _factor() -> tuple[Schema, ...]:
    return (
        schema(
            "TotpSetup",
            "What an authenticator app needs; shown once.",
            field(
                "uri",
                "string",
                "What the app reads from a QR code.",
                '"otpauth://totp/app?secret=JBSWY3DPEHPK3PXP"',
                fmt="uri",
            ),
        ),
        schema("TotpConfirm", "A first code of the app.", field("totp_code", "string", "The code.", '"492039"')),
    )


def _invitations(
    domain: Domain,
    entry: Entry,
    tables: dict[str, Table],
    password: SchemaField,
    identity: SchemaField,
    more: tuple[SchemaField, ...],
) -> tuple[Schema, ...]:
    table = tables[INVITATIONS]
    shown = [column_field(table, c, required=True) for c in table.columns if c.name not in _STATE]
    own = (
        *((identity,) if identity.name != "email" else ()),
        *((password.model_copy(update={"required": not (entry.links or entry.provider)}),) if entry.passwords else ()),
        *more,
    )
    return (
        schema(
            "InvitationCreate",
            "Who is invited.",
            _email("Address that the invitation is sent to."),
            *_given_role(domain),
        ),
        schema("Invitation", table.description, *shown),
        schema(
            "InvitationPage",
            "One page of a list of Invitation.",
            field("data", "array", "The items of this page.", items="Invitation"),
            field("pagination", "object", "Where the page stands.", ref="Pagination"),
        ),
        schema("InvitationAccept", "The invitation, and what the new account has.", _token("invitation"), *own),
    )


def new_account(domain: Domain, created: Schema) -> Schema:
    """Return what is sent to open an account for somebody else."""
    first = "First password, at least 12 characters."
    more = [*_given_role(domain)]
    if entry_of(domain).passwords:
        more.append(field("password", "string", first, '"correct horse battery"', fmt="password"))
    return schema(created.name, "A new account.", *created.fields, *more)


def _given_role(domain: Domain) -> tuple[SchemaField, ...]:
    return (role_field(domain),) if has_roles(domain) and domain.roles else ()


def role_field(domain: Domain) -> SchemaField:
    """Return the role that an account is given."""
    labels = tuple(role_label(role.name) for role in domain.roles)
    example = labels[0].replace("\\", "\\\\").replace('"', '\\"')
    return field("role", "string", "The role that the account has.", f'"{example}"', values=labels)
