"""Ask a report: pure functions on figures. The methods of Report and Figures are the doors to them."""
