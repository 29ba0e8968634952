from tests.plan.reading.given import read

EXPORT = """\
# Export: project KIT

| Key | Type | Priority | Summary | Description |
|---|---|---|---|---|
| KIT-1 | Story | Blocker | Asset register | Asset tag (unique), model, date. in stock / handed out / lost. |
| KIT-2 | Bug | Major | Vendors & purchase orders | Vendor: name, e-mail. PO: number, vendor. PO lines: date, price. |
| KIT-3 | Story | Minor | Models & categories | Category is a tree. Model: name, category, year. |
| KIT-4 | Story | — (Won't Do) | Depreciation | Finance does it. |
| KIT-5 | Story | Blocker | Request access | Employee asks for a room with a justification. |
| KIT-6 | Task | Blocker | Sign-in | Roles: agent, auditor. |
"""


def test_the_description_of_an_issue_defines_things_and_says_its_conditions() -> None:
    told = read(EXPORT, "export.md")
    assert [(one.id, one.title, one.priority) for one in told.stories[:6]] == [
        ("KIT-1", "Asset register", "must"),
        ("KIT-2", "Vendors & purchase orders", "should"),
        ("KIT-3", "Models & categories", "could"),
        ("KIT-4", "Depreciation", "wont"),
        ("KIT-5", "Request access", "must"),
        ("KIT-6", "Sign-in", "must"),
    ]
    assert told.stories[2].acceptance == ("Category is a tree.", "Model: name, category, year.")
    assert {shape.name: shape.fields for shape in told.data} == {
        "asset": ("Asset tag (unique)", "model (reference)", "date", "status (in stock, handed out, lost)"),
        "vendor": ("name", "e-mail"),
        "purchase order": ("vendor (reference)", "number"),
        "purchase order line": ("purchase order (reference)", "date", "price"),
        "category": ("name", "parent"),
        "model": ("name", "category", "year"),
        "access request": ("employee (reference)", "room (reference)", "justification"),
    }
    assert {"agent", "auditor"} <= {role.name.lower() for role in told.roles}
