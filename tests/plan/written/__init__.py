"""Plans as three engineers might write them, each in a style of its own; the checks have nothing to say of them."""

from tests.plan.written.desk import DESK
from tests.plan.written.shop import SHOP
from tests.plan.written.telemetry import TELEMETRY

PLANS = {"desk": DESK, "shop": SHOP, "telemetry": TELEMETRY}
