"""One value type per module: how French acts write it, parsed once."""
