"""What a learner wants otherwise than it comes, in one file."""
