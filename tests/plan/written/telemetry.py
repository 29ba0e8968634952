"""Telemetry of machines: events at ten thousand a second, time ranges for pages, API keys, 202."""

# A plan reads as a plan, one item a line.
# fmt: off
# ruff: noqa: E501

from plan.api import (
    Api,
    Authentication,
    BaseUrl,
    ErrorFormat,
    GlobalRateLimit,
    Header,
    RateLimits,
    RealtimeChannel,
    TestLevel,
    Versioning,
)
from plan.architecture import Architecture, ExecutionOrder, Pattern, Stream
from plan.database import Backup, Check, Database, Entity, RetentionRule, ScalingStep
from plan.plan import Plan
from plan.sprints import PriorityGroup, SprintPlan, SprintRisk, SprintVelocity
from tests.plan.checks.base import REQUIREMENTS
from tests.plan.checks.builders import column, component, field, parameter, point, table
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

DENIED = {401: "no_key", 403: "wrong_scope"}
DEVICE = parameter("device_id", "path", format="uuid")
RANGE = (
    parameter("from", format="date-time"), parameter("to", format="date-time"),
    parameter("limit", type_="integer", default="1000", minimum="1", maximum="10000"),
)

TELEMETRY = Plan(
    requirements=REQUIREMENTS.model_copy(
        update={
            "project": "Machine telemetry",
            "summary": "Machines send measurements; engineers look at them and are warned.",
            "roles": (role("engineer"), role("machine")),
            "stories": (
                want("T1", "machine", "send measurements in batches", "A batch is taken within a second"),
                want("T2", "engineer", "see the measurements of a device over time", "A week is drawn in two seconds"),
                want("T3", "engineer", "set a threshold for a device", "Thresholds hold from the next measurement on"),
                want("T4", "engineer", "be alerted when a threshold is crossed", "Within ten seconds"),
                want("T5", "engineer", "register a device", "A device gets a key"),
            ),
            "volumes": (volume("measurements", 10_000, "second", "10,000 measurements a second"),),
            "team": team(5, 24),
        }
    ),
    architecture=Architecture(
        pattern=Pattern(style="Event-driven pipeline", communication="REST API in, events inside", rationale="Writes outnumber reads a thousandfold"),
        components=(
            component("dashboard", "frontend", "query"),
            component("ingest", "backend", "kafka"),
            component("writer", "backend", "kafka", "timescale"),
            component("alerter", "backend", "kafka", "timescale"),
            component("query", "backend", "timescale"),
            component("kafka", "infrastructure").model_copy(update={"technology": "Apache Kafka, three brokers"}),
            component("timescale", "data").model_copy(update={"technology": "TimescaleDB"}),
        ),
        integration_points=(
            point("dashboard", "query"), point("ingest", "kafka"), point("writer", "kafka"), point("writer", "timescale"),
            point("alerter", "kafka"), point("query", "timescale"), point("alerter", "timescale"),
        ),
        decisions=(decision("store", "TimescaleDB", "SQL over time", "InfluxDB", "No joins with devices"),),
        routing=(
            *routed("build", schema="database-architect", pipeline="data-engineer", api="api-developer", charts="vue-component-architect"),
            *routed("run", load="performance-optimizer", clusters="devops-engineer"),
        ),
        risks=(risk("R1", "A burst after an outage", "Back-pressure at ingest", "data-engineer"),),
        execution=ExecutionOrder(streams=(Stream(id="p", name="Pipeline", agents=("database-architect", "data-engineer")),), cross_cutting=("devops-engineer",)),
        phases=(phase("build", "It takes events"), phase("run", "It takes a burst", "build")),
    ),
    database=Database(
        entities=(
            Entity(name="Device", description="A machine", table="devices"),
            Entity(name="Measurement", description="A value at a time", table="measurements"),
            Entity(name="Threshold", description="When to warn", table="thresholds"),
            Entity(name="Alert", description="A warning", table="alerts"),
        ),
        relationships=(many("Device", "Measurement", "sends"), many("Device", "Threshold", "has"), many("Threshold", "Alert", "raises")),
        tables=(
            table("devices", column("id", "uuid", default="gen_random_uuid()"), column("name", "text"), column("key_hash", "bytea"), column("registered_at", "timestamptz", default="now()")),
            table(
                "measurements", column("device_id", "uuid", to=ref("devices", on_delete="cascade")), column("metric", "text"),
                column("measured_at", "timestamptz"), column("value", "double precision"), key=("device_id", "metric", "measured_at"),
            ),
            table(
                "thresholds", column("id", "uuid", default="gen_random_uuid()"), column("device_id", "uuid", to=ref("devices", on_delete="cascade")),
                column("metric", "text"), column("direction", "text"), column("bound", "double precision"),
                checks=(Check(name="thresholds_direction", expression="direction IN ('above', 'below')"),),
            ),
            table(
                "alerts", column("id", "uuid", default="gen_random_uuid()"), column("threshold_id", "uuid", to=ref("thresholds", on_delete="cascade")),
                column("value", "double precision"), column("raised_at", "timestamptz", default="now()"),
            ),
        ),
        indexes=(index("thresholds", "device_id", "metric", serves=("thresholds-of-metric",)), index("alerts", "threshold_id", "-raised_at")),
        migrations=(
            migration(
                1, "devices_and_values", ("create-table", "devices"), ("create-table", "measurements"), ("create-table", "thresholds"),
                ("create-table", "alerts"), ("create-index", "thresholds_device_id_metric_idx"), ("create-index", "alerts_threshold_id_raised_at_idx"),
            ),
        ),
        access_patterns=(
            query("series", "SELECT measured_at, value FROM measurements WHERE device_id = $1 AND metric = $2 AND measured_at BETWEEN $3 AND $4 ORDER BY measured_at", "device", "metric", "from", "to"),
            query("thresholds-of-metric", "SELECT id, direction, bound FROM thresholds WHERE device_id = $1 AND metric = $2", "device", "metric"),
            query("store", "INSERT INTO measurements (device_id, metric, measured_at, value) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", "device", "metric", "at", "value"),
        ),
        volumes=(rows("devices", 20_000, 60_000), rows("measurements", 300_000_000_000, 900_000_000_000), rows("thresholds", 50_000, 150_000), rows("alerts", 2_000_000, 9_000_000)),
        scaling=(ScalingStep(trigger="a chunk > 25 GB", measure="Shorter chunks, then another node"),),
        backup=Backup(frequency="Hourly", retention="7 days", rpo="1 hour", rto="2 hours", before_migration="A snapshot"),
        retention=(RetentionRule(subject="Measurements", rule="Raw for 30 days, hourly means for 5 years"),),
    ),
    api=Api(
        style="REST",
        base_urls=(BaseUrl(environment="Production", url="https://telemetry.example.com/v1"),),
        authentication=Authentication(method="API keys", headers=(Header(name="X-Api-Key", value="<key>", description="Who calls"),), lifetimes=()),
        permissions=(permission("measurements.write", "machine"), permission("devices.manage", "engineer"), permission("measurements.read", "engineer")),
        endpoints=(
            operation("POST /measurements", "Send a batch", body="Batch", answer=(202, ""), errors={400: "bad_batch", 413: "too_large", **DENIED}, may="measurements.write", asked=("T1",), tables=("measurements",)),
            operation("POST /devices", "Register a device", body="NewDevice", answer=(201, "Device"), errors={400: "bad_device", **DENIED}, may="devices.manage", asked=("T5",), tables=("devices",)),
            operation("GET /devices/{device_id}/measurements", "Measurements over time", answer=(200, "Series"), errors={404: "no_device", **DENIED}, may="measurements.read", parameters=(DEVICE, *RANGE), asked=("T2",), tables=("measurements",)),
            operation("POST /devices/{device_id}/thresholds", "Set a threshold", body="NewThreshold", answer=(201, "Threshold"), errors={400: "bad_threshold", 404: "no_device", **DENIED}, may="devices.manage", parameters=(DEVICE,), asked=("T3",), tables=("thresholds",)),
        ),
        schemas=(
            schema("Batch", field("measurements", "array", items="Point")),
            schema("Point", field("metric"), field("measured_at", format_="date-time", example='"2027-01-01T00:00:00Z"'), field("value", "number", example="21.5")),
            schema("NewDevice", field("name")),
            schema("Device", field("id", format_="uuid"), field("name"), field("api_key")),
            schema("Series", field("points", "array", items="Point")),
            schema("NewThreshold", field("metric"), field("direction").model_copy(update={"values": ("above", "below"), "example": '"above"'}), field("bound", "number", example="80")),
            schema("Threshold", field("id", format_="uuid"), field("metric"), field("bound", "number", example="80")),
            schema("AlertRaised", field("threshold_id", format_="uuid"), field("value", "number", example="93")),
            schema("Failure", field("code"), field("detail")),
        ),
        error_format=ErrorFormat(body="Failure", description="A code and what to do"),
        rate_limits=RateLimits(limits=(GlobalRateLimit(audience="One machine", limit="10 requests/second"),), headers=()),
        versioning=Versioning(current="v1", policy=("Fields are added, never taken away",)),
        realtime=(RealtimeChannel(name="alerts", transport="Server-sent events", description="Each alert as it is raised", payload="AlertRaised"),),
        integrations=(),
        testing=(TestLevel(level="Load tests", scope="20,000 measurements a second for an hour"),),
    ),
    sprints=SprintPlan(
        sprints=(
            sprint(
                1, "2027-01-04", "2027-01-17", "Measurements arrive", 24,
                work("E1", "Tables and retention", 5, "database-architect", tables=("devices", "measurements", "thresholds", "alerts")),
                work("E2", "Register devices", 3, "api-developer", after=("E1",), covers=("T5",), builds=("register-a-device",), done=("A device gets its key",)),
                work("E3", "Ingest and writer", 8, "data-engineer", after=("E1",), covers=("T1",), builds=("send-a-batch",), done=("A batch is taken within a second",)),
            ),
            sprint(
                2, "2027-01-18", "2027-01-31", "Engineers see and are warned", 24,
                work("E4", "Series over time", 5, "api-developer", after=("E3",), covers=("T2",), builds=("measurements-over-time",), done=("A week comes in two seconds",)),
                work("E5", "Thresholds and alerts", 8, "data-engineer", after=("E3",), covers=("T3", "T4"), builds=("set-a-threshold",), done=("An alert comes within ten seconds", "Thresholds hold from the next measurement on")),
                work("E6", "Charts", 5, "vue-component-architect", after=("E4",), covers=("T2",)),
                work("E7", "Burst test", 3, "performance-optimizer", after=("E5",), covers=("T1",)),
            ),
        ),
        priorities=(PriorityGroup(priority="must", when="Sprint 1-2", features=("Ingest", "Series", "Alerts")),),
        velocity=(SprintVelocity(sprint=1, points=16, forecast=False, note="first"), SprintVelocity(sprint=2, points=21, forecast=False, note="second")),
        risks=(SprintRisk(id="P1", title="Brokers come late", likelihood="medium", impact="medium", consequence="E3 waits", mitigation="One broker first"),),
    ),
)
