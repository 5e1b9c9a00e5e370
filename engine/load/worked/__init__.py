"""Lists that golive wrote and a team worked through, read back: engine/report/lists/ writes them."""
