"""What the reader made of a document, as lines that a person can check against it."""

from plan.requirements import Requirements


def told(requirements: Requirements) -> str:
    """Everything that was read, one statement a line, each with its line in the document."""
    out = [f"project {requirements.project}"]
    out += [f"role {one.id} ({one.name}) :{one.source.line}" for one in requirements.roles]
    for story in requirements.stories:
        so = f" so that {story.benefit}" if story.benefit else ""
        who = f"{story.role or '-'}: {story.want}{so}"
        out.append(
            f"story {story.id} [{story.title}] {who} | {story.priority} {story.priority_source} :{story.source.line}"
        )
        out += [f"    - {criterion}" for criterion in story.acceptance]
    out += [f"rule {one.id} {one.text} :{one.source.line}" for one in requirements.rules]
    out += [f"constraint {one.id} {one.kind}: {one.text} :{one.source.line}" for one in requirements.constraints]
    out += [f"data {one.name}: {', '.join(one.fields)} :{one.source.line}" for one in requirements.data]
    out += [f"integration {one.name} :{one.source.line}" for one in requirements.integrations]
    out += [
        f"volume {one.amount} {one.subject} / {one.per}{f' ({one.when})' if one.when else ''} :{one.source.line}"
        for one in requirements.volumes
    ]
    out += [f"excluded {one}" for one in requirements.exclusions]
    team = requirements.team
    facts = (
        ("size", team.size, team.size_source),
        ("velocity", team.velocity, team.velocity_source),
        ("sprint days", team.sprint_days, team.sprint_days_source),
        ("start", team.start, team.start_source),
    )
    out += [f"team {name} {value}" for name, value, source in facts if source == "said"]
    out += [f"unplaced {one.text} :{one.source.line}" for one in requirements.unplaced]
    return "\n".join(out) + "\n"
