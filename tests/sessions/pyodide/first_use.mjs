// Opens the package in the Python of the browser. The first argument is the folder in which the package and what it needs are installed.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [installed, expected] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(process.cwd(), "node_modules/pyodide/pyodide.mjs")));

const pyodide = await loadPyodide();
pyodide.FS.mkdir("/site");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: installed }, "/site");
const got = pyodide.runPython(`
import sys
sys.path.insert(0, "/site")
import belgian_police_stats as bps
report = bps.load(2024)
women = report.personnel.staff.women
f"{len(report)} figures, check {report.check().passed}, {women.quantity}, {len(bps.check_package())} files"
`);
if (got !== expected) {
  console.error(`Expected ${expected}, got ${got}.`);
  process.exit(1);
}
console.log(`Python ${pyodide.runPython("import sys; sys.version.split()[0]")} on ${pyodide.runPython("sys.platform")}: ${got}`);
