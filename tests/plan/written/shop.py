"""A shop at scale: four services for eighteen people, bigint keys, camelCase, cursors, PATCH, a queue that is asked for."""

# A plan reads as a plan, one item a line.
# fmt: off
# ruff: noqa: E501

from plan.api import (
    Api,
    ApiIntegration,
    Authentication,
    BaseUrl,
    ErrorFormat,
    GlobalRateLimit,
    Header,
    RateLimits,
    TestLevel,
    TokenLifetime,
    Versioning,
)
from plan.architecture import Architecture, ExecutionOrder, Pattern, Stream
from plan.database import Backup, Check, Database, Entity, Relationship, RetentionRule, ScalingStep
from plan.plan import Plan
from plan.requirements import Integration
from plan.sprints import PriorityGroup, SprintPlan, SprintRisk, SprintVelocity
from tests.plan.checks.base import REQUIREMENTS
from tests.plan.checks.builders import SAID, column, component, field, parameter, point, table
from tests.plan.checks.builders import to as ref
from tests.plan.written.parts import (
    decision,
    index,
    many,
    migration,
    operation,
    permission,
    phase,
    query,
    risk,
    role,
    routed,
    rows,
    schema,
    sprint,
    team,
    volume,
    want,
    work,
)

KEY = "bigint generated always as identity"
SHOPPER = {401: "UNAUTHENTICATED", 403: "FORBIDDEN"}
GONE = {**SHOPPER, 404: "NOT_FOUND"}
ORDER_ID, PRODUCT_ID = (parameter(n, "path", "integer", format="int64") for n in ("orderId", "productId"))
PAGE = (parameter("cursor"), parameter("limit", type_="integer", default="25", minimum="1", maximum="100"))
PRODUCT = (field("id", "integer", example="12"), field("title"), field("priceCents", "integer", example="1999"))
PART = component("stripe", "external").model_copy(update={"name": "Stripe", "technology": "Stripe"})

SHOP = Plan(
    requirements=REQUIREMENTS.model_copy(
        update={
            "project": "Shop",
            "summary": "A shop with a million customers moves off its monolith.",
            "roles": (role("shopper"), role("merchant")),
            "stories": (
                want("S1", "shopper", "browse products", "Results within 300 ms"),
                want("S2", "shopper", "put products into a cart", "The cart survives a restart"),
                want("S3", "shopper", "place an order and pay by card", "A declined card keeps the cart"),
                want("S4", "shopper", "see my orders", "The newest stands first"),
                want("S5", "merchant", "change a product", "Shown within a minute"),
                want("S6", "merchant", "be notified of low stock", "Once a day"),
            ),
            "integrations": (Integration(name="Stripe", purpose="Cards are charged by Stripe", source=SAID),),
            "volumes": (
                volume("customers", 1_200_000, "total", "1.2 million customers"),
                volume("requests", 900, "second", "900 requests a second at peak"),
            ),
            "team": team(18, 60),
        }
    ),
    architecture=Architecture(
        pattern=Pattern(style="Microservices", communication="REST API and events over Kafka", rationale="Three teams release apart"),
        components=(
            component("storefront", "frontend", "gateway"),
            component("gateway", "infrastructure", "catalog", "carts", "orders"),
            component("catalog", "backend", "catalog-db", "kafka"),
            component("carts", "backend", "redis"),
            component("orders", "backend", "orders-db", "kafka", "stripe"),
            component("notifier", "backend", "kafka"),
            component("catalog-db", "data").model_copy(update={"technology": "PostgreSQL 17"}),
            component("orders-db", "data").model_copy(update={"technology": "PostgreSQL 17"}),
            component("redis", "data").model_copy(update={"technology": "Redis 7"}),
            component("kafka", "infrastructure").model_copy(update={"technology": "Kafka"}),
            PART,
        ),
        integration_points=(
            point("storefront", "gateway"), point("gateway", "catalog"), point("gateway", "carts"), point("gateway", "orders"),
            point("orders", "stripe"), point("orders", "kafka"), point("notifier", "kafka"), point("catalog", "kafka"),
        ),
        decisions=(decision("events", "Kafka", "Replay for three teams", "RabbitMQ", "No replay"),),
        routing=(
            *routed("build", schema="database-architect", services="backend-developer", storefront="react-nextjs-expert"),
            *routed("harden", load="performance-optimizer", security="security-expert"),
        ),
        risks=(risk("R1", "Card payments fail at peak", "Idempotent retries", "security-expert"),),
        execution=ExecutionOrder(
            streams=(
                Stream(id="back", name="Back", agents=("database-architect", "backend-developer")),
                Stream(id="front", name="Front", agents=("react-nextjs-expert",)),
            ),
            cross_cutting=("security-expert",),
        ),
        phases=(phase("build", "It sells"), phase("harden", "It holds", "build")),
    ),
    database=Database(
        entities=(
            Entity(name="Customer", description="Buys", table="customers"),
            Entity(name="Product", description="Is sold", table="products"),
            Entity(name="Order", description="A sale", table="orders"),
        ),
        relationships=(
            many("Customer", "Order", "places"),
            Relationship(source="Order", target="Product", cardinality="many-to-many", optional=False, label="holds", through="order_lines"),
        ),
        tables=(
            table("customers", column("id", KEY), column("email", "text", unique=True), column("created_at", "timestamptz", default="now()")),
            table(
                "products", column("id", KEY), column("title", "text"), column("price_cents", "bigint"), column("stock", "integer"),
                checks=(Check(name="products_price", expression="price_cents >= 0"),),
            ),
            table(
                "orders", column("id", KEY), column("customer_id", "bigint", to=ref("customers")), column("status", "text", default="'placed'"),
                column("placed_at", "timestamptz", default="now()"), column("payment_ref", "text", null=True),
                checks=(Check(name="orders_status", expression="status IN ('placed', 'paid', 'shipped', 'cancelled')"),),
            ),
            table(
                "order_lines", column("order_id", "bigint", to=ref("orders", on_delete="cascade")), column("product_id", "bigint", to=ref("products")),
                column("quantity", "integer"), column("price_cents", "bigint"), key=("order_id", "product_id"),
            ),
            table(
                "cart_lines", column("customer_id", "bigint", to=ref("customers", on_delete="cascade")), column("product_id", "bigint", to=ref("products")),
                column("quantity", "integer"), key=("customer_id", "product_id"),
            ),
        ),
        indexes=(
            index("orders", "customer_id", "-placed_at", serves=("orders-of-customer",)),
            index("order_lines", "product_id"), index("cart_lines", "product_id"), index("products", "title", serves=("browse",)),
        ),
        migrations=(
            migration(
                1, "catalog", ("create-table", "customers"), ("create-table", "products"), ("create-index", "products_title_idx"),
            ),
            migration(
                2, "sales", ("create-table", "orders"), ("create-table", "order_lines"), ("create-table", "cart_lines"),
                ("create-index", "orders_customer_id_placed_at_idx"), ("create-index", "order_lines_product_id_idx"), ("create-index", "cart_lines_product_id_idx"),
            ),
        ),
        access_patterns=(
            query("orders-of-customer", "SELECT o.* FROM orders o WHERE o.customer_id = $1 AND o.placed_at < $2 ORDER BY o.placed_at DESC LIMIT $3", "customer", "before", "how many"),
            query("browse", "SELECT id, title, price_cents FROM products WHERE title > $1 ORDER BY title LIMIT 25", "after"),
            query("take-stock", "UPDATE products SET stock = stock - $2 WHERE id = $1 AND stock >= $2", "product", "how many"),
            query("lines", "SELECT l.quantity, p.title FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = $1", "order"),
        ),
        volumes=(
            rows("customers", 1_200_000, 3_000_000), rows("products", 80_000, 150_000), rows("orders", 9_000_000, 40_000_000),
            rows("order_lines", 25_000_000, 110_000_000), rows("cart_lines", 900_000, 2_000_000),
        ),
        scaling=(ScalingStep(trigger="orders > 100M rows", measure="Partition by month"),),
        backup=Backup(frequency="Continuous WAL", retention="30 days", rpo="5 minutes", rto="1 hour", before_migration="A restore point"),
        retention=(RetentionRule(subject="Orders", rule="Ten years, by law"),),
    ),
    api=Api(
        style="REST",
        base_urls=(BaseUrl(environment="Production", url="https://api.shop.example/v2"),),
        authentication=Authentication(
            method="OAuth 2.1 with JWT",
            headers=(Header(name="Authorization", value="Bearer <token>", description="Who calls"),),
            lifetimes=(TokenLifetime(token="Access", lifetime="10 minutes"), TokenLifetime(token="Refresh", lifetime="30 days")),
        ),
        permissions=(permission("orders.own", "shopper"), permission("products.write", "merchant")),
        endpoints=(
            operation("GET /products", "Browse products", answer=(200, "ProductPage"), errors={400: "BAD_CURSOR"}, parameters=PAGE, asked=("S1",), tables=("products",), public=True),
            operation("GET /products/{productId}", "One product", answer=(200, "Product"), errors={404: "NOT_FOUND"}, parameters=(PRODUCT_ID,), asked=("S1",), tables=("products",), public=True),
            operation("PATCH /products/{productId}", "Change a product", body="ProductChange", answer=(200, "Product"), errors={400: "INVALID", **GONE}, may="products.write", parameters=(PRODUCT_ID,), asked=("S5",), tables=("products",)),
            operation("DELETE /products/{productId}", "Take a product out", answer=(204, ""), errors=GONE, may="products.write", parameters=(PRODUCT_ID,), asked=("S5",), tables=("products",)),
            operation("PUT /cart/lines/{productId}", "Set a line of the cart", body="LineChange", answer=(200, "Line"), errors={400: "INVALID", **GONE}, may="orders.own", parameters=(PRODUCT_ID,), asked=("S2",), tables=("cart_lines", "products")),
            operation("DELETE /cart/lines/{productId}", "Empty a line of the cart", answer=(204, ""), errors=GONE, may="orders.own", parameters=(PRODUCT_ID,), asked=("S2",), tables=("cart_lines",)),
            operation("POST /orders", "Place an order", body="Checkout", answer=(201, "Order"), errors={400: "INVALID", 402: "CARD_DECLINED", **SHOPPER}, may="orders.own", asked=("S3",), tables=("orders", "order_lines", "cart_lines")),
            operation("GET /orders", "My orders", answer=(200, "OrderPage"), errors=SHOPPER, may="orders.own", parameters=PAGE, asked=("S4",), tables=("orders",)),
            operation("GET /orders/{orderId}", "One order", answer=(200, "Order"), errors=GONE, may="orders.own", parameters=(ORDER_ID,), asked=("S4",), tables=("orders", "order_lines")),
            operation("POST /orders/{orderId}/cancel", "Cancel an order", answer=(200, "Order"), errors={409: "SHIPPED_ALREADY", **GONE}, may="orders.own", parameters=(ORDER_ID,), asked=("S4",), tables=("orders",)),
        ),
        schemas=(
            schema("Product", *PRODUCT),
            schema("ProductPage", field("items", "array", items="Product"), field("nextCursor").model_copy(update={"nullable": True})),
            schema("ProductChange", PRODUCT[1], PRODUCT[2]),
            schema("LineChange", field("quantity", "integer", example="2")),
            schema("Line", field("product", "object", ref="Product"), field("quantity", "integer", example="2")),
            schema("Checkout", field("paymentMethod")),
            schema("Order", field("id", "integer", example="5"), field("status").model_copy(update={"values": ("placed", "paid", "shipped", "cancelled"), "example": '"paid"'}), field("lines", "array", items="Line")),
            schema("OrderPage", field("items", "array", items="Order"), field("nextCursor").model_copy(update={"nullable": True})),
            schema("Error", field("code"), field("message"), field("requestId")),
        ),
        error_format=ErrorFormat(body="Error", description="With the id of the request"),
        rate_limits=RateLimits(limits=(GlobalRateLimit(audience="Shoppers", limit="600 requests/minute"),), headers=()),
        versioning=Versioning(current="v2", policy=("v1 stays for a year",)),
        realtime=(),
        integrations=(ApiIntegration(name="Stripe", purpose="Charges cards", failure="The order waits"),),
        testing=(TestLevel(level="Contract tests", scope="Each service"), TestLevel(level="Load tests", scope="900 requests a second")),
    ),
    sprints=SprintPlan(
        sprints=(
            sprint(
                1, "2027-01-04", "2027-01-17", "Products can be browsed", 60,
                work("A1", "Catalog tables", 3, "database-architect", tables=("customers", "products")),
                work("A2", "Catalog service", 8, "backend-developer", after=("A1",), covers=("S1", "S5"), builds=("browse-products", "one-product", "change-a-product", "take-a-product-out"), done=("Results come within 300 ms", "A change is shown within a minute")),
                work("A3", "Storefront: product pages", 5, "react-nextjs-expert", after=("A2",), covers=("S1",)),
                work("A4", "Cart service", 8, "backend-developer", after=("A1",), covers=("S2",), builds=("set-a-line-of-the-cart", "empty-a-line-of-the-cart"), tables=("cart_lines",), done=("The cart survives a restart",)),
            ),
            sprint(
                2, "2027-01-18", "2027-01-31", "Orders are placed", 60,
                work("B1", "Order service", 8, "backend-developer", after=("A4",), covers=("S3", "S4"), builds=("place-an-order", "my-orders", "one-order", "cancel-an-order"), tables=("orders", "order_lines"), done=("A declined card keeps the cart", "The newest order stands first")),
                work("B2", "Checkout screens", 5, "react-nextjs-expert", after=("B1", "A3"), covers=("S3", "S4")),
                work("B3", "Stock notifications", 5, "backend-developer", after=("B1",), covers=("S6",), done=("One message a day",)),
                work("B4", "Load test", 3, "performance-optimizer", after=("B1",), covers=("S1", "S3")),
            ),
        ),
        priorities=(PriorityGroup(priority="must", when="Sprint 1-2", features=("Catalog", "Cart", "Orders")),),
        velocity=(SprintVelocity(sprint=1, points=24, forecast=False, note="first"), SprintVelocity(sprint=2, points=21, forecast=False, note="second")),
        risks=(SprintRisk(id="P1", title="Stripe review", likelihood="medium", impact="high", consequence="B1 waits", mitigation="Apply in week one"),),
    ),
)
