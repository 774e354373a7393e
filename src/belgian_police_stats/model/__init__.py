"""The classes of the model: figures, chapters, rules and the report.

The modules of this folder import each other in one direction:

words (label, period, printed, interval, source, units) → figure → kinds, derived → chapter → chapters,
and figures, ledger, edition → report. No module imports a package that comes later in the flow, except in
one-line methods of Figures, Report and others: these import the function that does the work when they are called.
"""
