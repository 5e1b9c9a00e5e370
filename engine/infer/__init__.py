"""The only place that knows durable-rules: conditions and coverage decided by its Rete networks."""
