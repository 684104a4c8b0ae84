"""Here is what somebody typed, give me what the index holds that they may have meant."""
