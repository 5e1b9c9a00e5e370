"""Plans in tables: CSV and workbooks with any headings."""
