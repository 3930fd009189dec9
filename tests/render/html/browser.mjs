// Opens a page in headless Chromium: node browser.mjs CHROMIUM PAGE light|dark [SCREENSHOT]. Needs puppeteer-core and
// axe-core below NODE_MODULES. Prints what happened as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.NODE_MODULES + "/");
const puppeteer = require("puppeteer-core");
const [chromium, page_path, scheme, screenshot] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
const told = { requests: [], console: [], dialogs: [] };
await page.setViewport({ width: 1000, height: 900 });
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
page.on("request", (request) => told.requests.push(request.url()));
page.on("console", (message) => told.console.push(message.text()));
page.on("pageerror", (error) => told.console.push(String(error)));
page.on("dialog", (dialog) => { told.dialogs.push(dialog.message()); dialog.dismiss(); });
await page.goto(pathToFileURL(page_path).href, { waitUntil: "load" });
if (screenshot) await page.screenshot({ path: screenshot, fullPage: true });
told.scripts = await page.evaluate(() => document.scripts.length);
told.wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
told.timing = await page.evaluate(() => performance.getEntriesByType("navigation")[0].duration);
await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
const axe = await page.evaluate(async () => await globalThis.axe.run());
told.violations = axe.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.length, where: v.nodes[0].html.slice(0, 200) }));
told.passes = axe.passes.length;
await browser.close();
console.log(JSON.stringify(told));
