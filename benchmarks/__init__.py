"""What golive costs, beside plain Python and three other rule engines; `./do bench` runs it."""
