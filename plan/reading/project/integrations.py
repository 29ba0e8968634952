"""Systems outside that a document names."""

import re

_PROPER = (
    r"(?:[A-ZÀ-Þ][\w.&+’'-]*|[a-z]+[A-Z]\w*)(?:\s+(?:(?:de|of|for|and|&)\s+)?(?:[A-ZÀ-Þ0-9][\w.&+’'-]*|API|"
    r"ID))*"
)
_WITH = re.compile(
    r"\b(?:integrat\w*\s+(?:\w+\s+)?(?:with|into)|integraci\w*\s+con|sync\w*\s+(?:\w+\s+){0,3}(?:with|to)|"
    r"connect\w*\s+(?:to|with)|interfac\w*\s+(?:with|to)|"
    r"import\w*\s+(?:\w+\s+){0,3}from|export\w*\s+(?:\w+\s+){0,3}to|(?:sent|sends?|pays?|paid|payments?|charged?|"
    r"delivered|signs? in|log(?:s|ged)? in)\s+(?:\w+\s+){0,4}(?:by|with|through|via|to)|"
    r"Anbindung an|Schnittstelle zu|integra\w*\s+com)\s+(?:(?:the|our|existing|an?|el|la|die|das|der|le|un|o)\s+)*"
    rf"(?:(?:city|county|national|central|external)(?:['’]s)?\s+)?(?P<name>{_PROPER})",
)
_KNOWN = re.compile(
    r"\b(?P<name>Stripe|PayPal|Adyen|Mollie|Klarna|Braintree|Square|Twilio|SendGrid|Mailgun|Mailchimp|Postmark|"
    r"Vonage|Salesforce|HubSpot|SAP|Zendesk|Slack|"
    r"Microsoft (?:Teams|365|Entra)|Google (?:Maps|Calendar|Analytics|Workspace|Pay)|Apple Pay|Outlook|Exchange|"
    r"(?:[A-Z]\w+ )?WhatsApp(?: (?:Business )?API)?|Auth0|Okta|Keycloak|Entra ID|"
    r"Active Directory|LDAP|OpenStreetMap|Mapbox|Amazon S3|AWS S3|Firebase|DHL|UPS|FedEx|DATEV|QuickBooks|Xero|"
    r"Shopify|Zoom|Jira|GitHub|GitLab|DocuSign|Mercado ?Pago|Bizum|Redsys)\b"
)
_HEAD = re.compile(
    rf"^(?:the\s+)?(?P<name>{_PROPER}|[^\W\d_][\w\s’'/&()-]{{1,50}}?)\s*(?::\s|\s[–—-]\s|\s\()", re.IGNORECASE
)
_INSIDE = re.compile(rf"(?<=\w )(?!(?:API|CSV|PDF|SMS)\b){_PROPER}")
_NOT_NAMES = re.compile(
    r"^(?:The|This|That|Each|All|Any|Email|E-mail|SMS|REST|JSON|HTTP|HTTPS|TLS|CSV|PDF|API|XML|Excel|Internet|"
    r"SMS \d.*|Web|UI|App|URL|Base64|GDI|SQL|JWT|OAuth|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[A-Z]\w*(?:Form|View|Page|Store|Record)|"
    r"\w+\.(?:config|cs|json|Save|Data\S*))$|`"
)


def integration_name(text: str, lead: str = "") -> str:
    """The outside system that a statement in an integrations section is about; its first words if it names none."""
    if lead:
        return lead.strip(" :.–—-")
    head = _HEAD.match(text)
    if head:
        return head["name"].strip()
    names = named_systems(text) or [match[0] for match in _INSIDE.finditer(text)]
    return names[0] if names else " ".join(text.split()[:5]).strip(" .,;:")


def named_systems(text: str) -> list[str]:
    """Outside systems that a sentence says the project works with."""
    found: dict[str, None] = {}
    for match in (*_KNOWN.finditer(text), *_WITH.finditer(text)):
        name = match["name"].strip(" .,;:'’")
        if len(name) > 2 and not _NOT_NAMES.search(name) and not any(name in other or other in name for other in found):
            found[name] = None
    return list(found)
