"""Verified cards -> published files, as a recipe asks."""
