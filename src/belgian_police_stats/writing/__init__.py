"""Hand it on: objects to plain data and to text. Nothing here is read by the stations before."""
