"""Read running text in four languages: its words, numbers, sentences and years. No module here knows of a report."""
