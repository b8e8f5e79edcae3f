"""What outlives a request: summaries, idempotency keys, jobs, callers' keys and the usage ledger, in one database."""
