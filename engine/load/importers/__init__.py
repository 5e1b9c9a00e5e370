"""Plans and exports of other tools, one format a file; each gives records in the shape of golive's own."""
