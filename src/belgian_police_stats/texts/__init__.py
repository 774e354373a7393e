"""Read running text in four languages: its words, numbers, sentences and years. Nothing in it knows a report."""
