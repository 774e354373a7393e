// Compiles each schema with ajv, in draft 2020-12 and in strict mode, and validates documents with it.
// The arguments are the folder of the npm packages, and a file with [{schema, documents}, …]. Prints, for each document,
// whether it is valid.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, path] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const answers = JSON.parse(readFileSync(path, "utf-8")).map(({ schema, documents }) => {
  const ajv = new Ajv2020({ strict: true, strictTypes: true, strictRequired: true, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return documents.map((document) => validate(document));
});
console.log(JSON.stringify(answers));
