"""Dollars that somebody set or that a price list says: to the last digit, because rounding would change them."""

from decimal import Decimal


def exact(dollars: float) -> str:
    """Return an amount with all its digits, and two behind the point at least: `$2.50`, `$0.00001`."""
    whole, _, rest = f"{Decimal(repr(float(dollars))):f}".partition(".")
    return f"${whole}.{rest.rstrip('0'):0<2}"
