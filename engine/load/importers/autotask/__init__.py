"""Autotask (Datto): projects, phases, tasks and change requests."""
