"""Cards and their answers in, what to ask next out. Pure: no file, no clock, no dice."""
