"""What a figure is.

Imports lean one way in this folder:

words (label, period, printed, interval, source, units) → figure → kinds, derived → chapter → chapters,
and figures, ledger, edition → report. Nothing here imports a station that comes later in the flow, except
the one-line doors of Figures and Report, which import their room when they are called.
"""
