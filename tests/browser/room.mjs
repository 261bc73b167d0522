// Goes through the reading room as readers do: by mouse, by keyboard alone, on a phone, in the dark.
//
//   node room.mjs SHOTS ADDRESS DOCUMENT EARLIER LATER LAST
//
// DOCUMENT has redactions on page 1 of the release EARLIER, of which LATER, its neighbour, opened some;
// nobody compared EARLIER with LAST; the server lets readers annotate. Screenshots go into the folder SHOTS. Ends with 1 when a check
// failed.
import fs from "node:fs";
import path from "node:path";
import { check, comes, failures, launch, shots } from "./browser.mjs";

const [folder, address, id, earlier, later, last] = process.argv.slice(2);
const axe = fs.readFileSync(path.join(path.dirname(process.env.PLAYWRIGHT), "..", "axe-core", "axe.min.js"), "utf8");
const shot = shots(folder);
const browser = await launch();
const place = `d/${id}@${earlier}/1`;

async function open(target, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.said = [];
  page.pictures = [];
  const isOfTheDriver = (message) => message.type() === "debug" || message.text().includes("GL Driver Message");
  page.on("console", (message) => { if (!isOfTheDriver(message)) page.said.push(message.text()); });
  page.on("pageerror", (error) => page.said.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) page.said.push("asked for " + request.url());
  });
  page.on("response", (answer) => { if (answer.url().includes("/iiif/image/")) page.pictures.push([answer.url(), answer.status()]); });
  await page.goto(address + target);
  await page.waitForLoadState("networkidle");
  return page;
}

// axe is a script of somebody else: the policy of the pages is off in this context alone.
async function judge(target, options = {}) {
  const page = await open(target, { ...options, bypassCSP: true });
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((each) => ["serious", "critical"].includes(each.impact));
  check(`axe finds nothing serious: /${target} ${options.colorScheme ?? ""}`, serious.length === 0);
  for (const each of serious) console.log("  " + each.id + ": " + each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n    "));
  await page.context().close();
}

const targets = ["", `d/${id}`, place, `compare/${id}`, "search?q=the", "table", "statistics?by=code"];

// Search as one types, open what is found.
{
  const page = await open("");
  await shot(page, "home");
  await page.fill("#q", "the");
  await page.waitForSelector("#found a");
  check("hits come while one types", (await page.locator("#found a").count()) > 0);
  await shot(page, "typing");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/d\//);
  check("an arrow and Enter open one", (await page.locator("h1").count()) === 1);
  check("home and search: no script or style is refused, nothing else is asked for", page.said.length === 0);
  if (page.said.length) console.log(page.said);
  await page.context().close();
}

// A page: regions on the picture, zoom, permanent links.
{
  const page = await open(place);
  await page.waitForSelector(".redaction-mark");
  check("the redactions lie on the picture", (await page.locator(".redaction-mark").count()) === (await page.locator(".card").count()));
  const named = (ending) => page.pictures.filter(([url]) => url.endsWith(ending));
  check("OpenSeadragon reads info.json and draws the tiles that it offers", await comes(page, async () => named("/info.json").length === 1 &&
    named("/0/default.jpg").some(([url]) => /\/(full|\d+,\d+,\d+,\d+)\/\d+,\d*\/0\/default\.jpg$/.test(url)) &&
    page.pictures.every(([, status]) => status === 200) && (await page.locator("#deep canvas").count()) > 0));
  await shot(page, "page");
  const width = async () => (await page.locator(".redaction-mark").first().boundingBox()).width;
  const before = await width();
  await page.getByRole("button", { name: "Larger" }).click();
  check("a button zooms", await comes(page, async () => (await width()) > 1.3 * before));
  await page.locator("h1").click();
  await page.keyboard.press("0");
  check("a key shows the whole page again", await comes(page, async () => Math.abs((await width()) - before) < 2));
  await page.locator(".redaction-mark").first().click();
  check("a click on a region asks for what is known of it", (await page.locator(".card.asked").count()) === 1 &&
    (await page.evaluate(() => location.hash)) === "#" + (await page.locator(".card.asked").getAttribute("id")));
  check("the page: no script or style is refused", page.said.length === 0);
  if (page.said.length) console.log(page.said);
  await page.goto(address + place + "#r1");
  await page.reload();
  await page.waitForSelector(".redaction-mark.asked");
  await page.waitForTimeout(900);
  check("a permanent link leads to its redaction", (await page.locator("#r1.asked").count()) === 1);
  await shot(page, "region");
  await page.context().close();
}

// Two releases: choose, slide, look.
{
  const page = await open(`d/${id}`);
  await shot(page, "document");
  await shot(page, "document-full", { fullPage: true });
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(/\/compare\//);
  await page.goto(`${address}compare/${id}?before=${earlier}&after=${later}`);
  check("two releases are compared", (await page.locator(".pair").count()) > 0);
  await shot(page, "compare");
  await page.locator(".pair").first().scrollIntoViewIfNeeded();
  await page.locator("h1").click();
  await page.keyboard.press("2");
  const slider = page.locator(".pair .split").first();
  await slider.focus();
  for (let i = 0; i < 20; i += 1) await page.keyboard.press("ArrowLeft");
  check("the slider moves by keys", (await page.locator(".pair .panes").first().evaluate((each) =>
    getComputedStyle(each).getPropertyValue("--split"))) === "30%");
  await shot(page, "slider");
  check("the comparison: no script or style is refused", page.said.length === 0);
  if (page.said.length) console.log(page.said);
  await page.context().close();
}

// Two releases that nobody compared: the page waits for the comparison and shows it by itself.
{
  const page = await open(`compare/${id}?before=${earlier}&after=${last}`);
  const waited = await page.locator(".waiting").count();
  if (waited) await shot(page, "waiting");
  await page.waitForSelector(".pair", { timeout: 120000 });
  check("releases that nobody compared are shown as soon as they are", waited === 1 && page.said.length === 0);
  if (page.said.length) console.log(page.said);
  await page.context().close();
}

// By keyboard alone: from the list to what is known of a region.
{
  const page = await open("");
  const press = async (until) => {
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(until)) return true;
    }
    return false;
  };
  await page.keyboard.press("Tab");
  check("the first stop leads to the content", await page.evaluate(() => document.activeElement.className === "skip"));
  check("Tab reaches a release", await press(() => document.activeElement.matches("td a")));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/d\//);
  await page.waitForSelector(".redaction-mark, .none");
  await page.goto(address + place);
  await page.waitForSelector(".redaction-mark");
  check("Tab reaches a region", await press(() => document.activeElement.matches(".redaction-mark, .card h3 a")));
  await page.keyboard.press("Enter");
  check("Enter tells what is known of it", (await page.locator(".card.asked").count()) === 1);
  await page.locator("h1").click();
  await page.keyboard.press("/");
  check("/ leads to the search field", await page.evaluate(() => document.activeElement.id === "q"));
  await page.keyboard.type("the");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  check("Enter searches", (await page.locator(".hits li").count()) > 0);
  await shot(page, "search");
  await page.context().close();
}

for (const [name, options] of [
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }],
]) {
  for (const target of targets) {
    const page = await open(target, options);
    await page.waitForTimeout(target === place ? 900 : 0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`${name}: nothing is wider than the window: /${target}`, wide <= 0);
    if (target === "table") {
      const cell = await page.locator(".heats td").first().boundingBox();
      check(`${name}: the table shows how much is withheld without being moved`, cell.x + cell.width <= page.viewportSize().width);
    }
    await shot(page, name + "-" + (target.split(/[/?]/)[0] || "home") + (target === place ? "-page" : ""), { fullPage: name === "narrow" });
    await page.context().close();
  }
}

for (const target of targets) await judge(target);
for (const target of ["", place, "table"]) await judge(target, { colorScheme: "dark" });

// Without a script everything can be read.
{
  const page = await open(place, { javaScriptEnabled: false });
  check("without a script the page is there with its regions", (await page.locator(".sheet .area").count()) > 0 &&
    await page.locator(".sheet").isVisible() && await page.locator(".lines").isVisible());
  await page.context().close();
}

// Print.
{
  const page = await open(place);
  await page.waitForSelector(".redaction-mark");
  await page.emulateMedia({ media: "print" });
  check("print shows the page as a picture, without buttons", await page.locator(".sheet").isVisible() &&
    !(await page.locator("#deep").isVisible()) && !(await page.locator(".search").isVisible()));
  await shot(page, "print", { fullPage: true });
  await page.context().close();
}

// A reader corrects a redaction: the last thing, since it changes the archive.
{
  const page = await open(place);
  const card = page.locator("#r1");
  await card.locator("summary").click();
  await shot(page, "annotate");
  await card.getByLabel("Your name").fill("A. Reader");
  await card.getByLabel("Codes").fill("(b)(3)");
  await card.getByRole("button", { name: "Correct" }).click();
  await page.waitForURL(/#r1$/);
  await page.waitForLoadState("networkidle");
  check("a correction is kept and shown", (await page.locator("#r1 h3 b").innerText()) === "(b)(3)");
  await page.context().close();
}

await browser.close();
process.exit(failures() ? 1 : 0);
