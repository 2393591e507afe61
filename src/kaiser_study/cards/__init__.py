"""Quotes -> verified cards. A generator proposes, a verifier rejects with a reason."""
