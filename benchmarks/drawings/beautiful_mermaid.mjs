// A Mermaid flowchart on standard input, drawn as text on standard output.
import { readFileSync } from 'node:fs'
import { renderMermaidASCII } from 'beautiful-mermaid'

console.log(renderMermaidASCII(readFileSync(0, 'utf8')))
