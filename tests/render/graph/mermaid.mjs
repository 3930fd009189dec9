// Draws flowcharts in headless Chromium: node mermaid.mjs CHROMIUM CHARTS. CHARTS is a JSON list of texts. Needs
// puppeteer-core and mermaid below NODE_MODULES. Prints as JSON what failed and how many nodes and edges were drawn.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(process.env.NODE_MODULES + "/");
const puppeteer = require("puppeteer-core");
const [chromium, charts] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const dialogs = [];
page.on("dialog", (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
await page.setContent("<!DOCTYPE html><body></body>");
await page.evaluate(readFileSync(join(process.env.NODE_MODULES, "mermaid/dist/mermaid.min.js"), "utf8"));
const told = await page.evaluate(async (texts) => {
  const found = { failed: [], nodes: [], edges: [], scripts: 0 };
  globalThis.mermaid.initialize({ startOnLoad: false, maxTextSize: 500000, maxEdges: 5000 });
  for (const [number, text] of texts.entries()) {
    try {
      const { svg } = await globalThis.mermaid.render("chart" + number, text);
      const box = document.createElement("div");
      box.innerHTML = svg;
      found.nodes.push(box.querySelectorAll("g.node").length);
      found.edges.push(box.querySelectorAll("g.edgePaths path, path.flowchart-link").length);
    } catch (error) {
      found.failed.push([number, String(error).slice(0, 300)]);
    }
  }
  return found;
}, JSON.parse(readFileSync(charts, "utf8")));
await browser.close();
console.log(JSON.stringify({ ...told, dialogs }));
