"""From stored text to a Reading: cleaning with offsets kept, sections, the acts in a file."""
