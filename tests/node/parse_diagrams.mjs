// Reads a JSON list of Mermaid texts from standard input; writes, for each, its kind or what is wrong with it.
import { JSDOM } from "jsdom";

const dom = new JSDOM("");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import("mermaid");

let input = "";
for await (const chunk of process.stdin) input += chunk;
const answers = [];
for (const text of JSON.parse(input)) {
  try {
    answers.push({ kind: (await mermaid.parse(text)).diagramType, error: "" });
  } catch (error) {
    answers.push({ kind: "", error: String(error.message ?? error) });
  }
}
console.log(JSON.stringify(answers));
