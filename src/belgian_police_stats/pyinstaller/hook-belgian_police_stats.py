"""The hook of PyInstaller for this package: the data goes into the program, since no import names it."""

# pyright: reportMissingModuleSource=false, reportMissingImports=false

from PyInstaller.utils.hooks import collect_data_files  # type: ignore[import-not-found,import-untyped]

datas = collect_data_files("belgian_police_stats")
