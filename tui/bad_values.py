"""Values that an option or an argument does not take, said as a person would."""

import click


def sentence(error: click.UsageError) -> str:
    """Return what is wrong with the use of a command, without a full stop."""
    kind = error.param.type if isinstance(error, click.BadParameter) and error.param is not None else None
    if isinstance(error, click.BadParameter) and isinstance(kind, click.IntRange | click.FloatRange):
        name = _name(error)
        given = error.message.partition(" is not ")[0].strip("'")
        return f"{name} takes {_range(kind)}, not {given!r}"
    return error.format_message().rstrip(".")


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return (
        error.param.make_metavar(error.ctx).strip("[]") if error.param is not None and error.ctx is not None else "It"
    )


def _range(kind: click.IntRange | click.FloatRange) -> str:
    number = "a whole number" if isinstance(kind, click.IntRange) else "a number"
    above = "above" if kind.min_open else "from"
    if kind.max is not None:
        return f"{number} {above} {kind.min:,} to {kind.max:,}"
    return f"{number} {above} {kind.min:,} on"
