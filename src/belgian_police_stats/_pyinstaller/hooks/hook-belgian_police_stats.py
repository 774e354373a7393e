"""The hook of PyInstaller for this package: the data goes into the program, and so do modules that no import names."""

# pyright: reportMissingModuleSource=false, reportMissingImports=false

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_data_files,
    collect_submodules,
)

datas = collect_data_files("belgian_police_stats")
# The subcommands and the descriptors are imported by a name that is computed.
hiddenimports = [
    *collect_submodules("belgian_police_stats.command"),
    *collect_submodules("belgian_police_stats.writing.descriptors"),
]
