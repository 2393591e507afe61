"""What the commands print: each result as JSON and as lines."""
