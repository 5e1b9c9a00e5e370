"""Renderers: one format a file, all from the same report."""
