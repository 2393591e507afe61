"""YAML text -> a tree that knows its lines, and the values in it.

Corpora, recipes and locks are read through this one door. Every mistake is collected, so that one run tells them all.
"""
