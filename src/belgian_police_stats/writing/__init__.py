"""Write objects as text, files, cards and charts. No earlier package of the flow imports this one."""
