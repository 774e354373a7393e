"""The classes of the model: figures, chapters, rules and the report.

The modules of this folder import each other in one direction:

labels, period, printed, interval, source, units → amount → figure → derived → chapter → chapters, and figures,
ledger → report. No module imports a package that comes later in the flow, except in one-line methods of Figures,
Report and others: these import the function that does the work when they are called.
"""
