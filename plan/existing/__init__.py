"""What exists already: reading an old SQL schema or OpenAPI document, and the way from it to the plan's.

Import from the modules; nothing here is loaded before there is something to read, because the parser takes its time.
"""
