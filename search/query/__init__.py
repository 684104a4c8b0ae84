"""Here is what the reader typed, give me what to look for."""
