"""Tables: CSV and workbooks to rows of texts, with the line of each, bounded whatever the file says of itself."""
