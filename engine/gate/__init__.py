"""May we pass a gate: the shortest way to go, found by trying, and conditions from one gate to the next."""
