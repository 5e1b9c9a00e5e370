"""Two reports on one record compared, by what they say and not by where it stands."""
