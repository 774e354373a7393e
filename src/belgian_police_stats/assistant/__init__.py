"""A server of the Model Context Protocol: the tools with which an assistant asks a report."""
