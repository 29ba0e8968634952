"""What an existing OpenAPI document already offers."""

from functools import lru_cache

_METHODS = ("get", "post", "put", "patch", "delete")


@lru_cache(maxsize=8)
def existing_operations(text: str) -> tuple[tuple[str, str], ...]:
    """Return method and path of each operation in an OpenAPI document; nothing if it cannot be read."""
    if not text.strip():
        return ()
    import yaml

    try:
        document: object = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict):
        return ()
    items = ((path, item) for path, item in paths.items() if isinstance(path, str) and isinstance(item, dict))
    return tuple((method.upper(), path) for path, item in items for method in _METHODS if method in item)
