"""What several tests share: inputs, strategies, copies of the package, and ways to run it."""
