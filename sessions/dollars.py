"""Dollars as people read them."""

from decimal import Decimal


def exact(dollars: float) -> str:
    """Return an amount that was set or listed, to its last digit and two behind the point: `$2.50`, `$0.00001`."""
    whole, _, rest = f"{Decimal(repr(float(dollars))):f}".partition(".")
    return f"${whole}.{rest.rstrip('0'):0<2}"


def rounded(dollars: float) -> str:
    """Return an amount that adds up, with as many digits as it needs: `$0`, `$0.000012`, `$0.0042`, `$1.20`."""
    if dollars <= 0:
        return "$0"
    return f"${dollars:.2f}" if dollars >= 0.01 else f"${Decimal(f'{dollars:.1e}'):f}"
