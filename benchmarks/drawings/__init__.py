"""Drawings: story graphs and schemas as text, against Graphviz and the other tools that draw graphs as text."""
