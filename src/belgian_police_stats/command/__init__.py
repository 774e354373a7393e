"""The command `belgian-police-stats`: each answer is made once, and written as text or as JSON."""
