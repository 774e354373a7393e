// Makes TypeScript of each schema, and compiles it together with lines that use the types.
// The arguments are the folder of the npm packages, and a file with {schemas: {name: schema}, uses: [text, …]}. Prints,
// for each use, the errors of the compiler.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [packages, path] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const { compile } = require("json-schema-to-typescript");
const ts = require("typescript");

const { schemas, uses } = JSON.parse(readFileSync(path, "utf-8"));
const folder = mkdtempSync(join(tmpdir(), "typed-"));
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(join(folder, `${name}.ts`), await compile(schema, name, { unreachableDefinitions: true }));
}
const files = uses.map((text, number) => {
  const file = join(folder, `use${number}.ts`);
  writeFileSync(file, text);
  return file;
});
const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, moduleResolution: 100, module: 99, types: [] };
const errors = files.map((file) => {
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  return found.map((one) => `TS${one.code}: ${ts.flattenDiagnosticMessageText(one.messageText, " ")}`);
});
console.log(JSON.stringify(errors));
