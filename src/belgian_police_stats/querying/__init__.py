"""Questions about a report: pure functions, which the methods of Report and Figures call."""
