"""What lies beside exported files and tells other tools what is in them: one description, one file a format."""
