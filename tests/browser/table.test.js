// The page that `table --format html` prints, in a real browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "table-"));
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function print(...options) {
  const command = ["run", "--quiet", "--features", "cli", "--", "table", "--format", "html"];
  const file = join(folder, `${options.join("") || "both"}.html`);
  writeFileSync(file, execFileSync("cargo", [...command, ...options]));
  return pathToFileURL(file).href;
}

const both = print();

/** Opens a page, and closes it with the test. Whatever goes wrong in its script fails the test. */
async function open(t, url = both, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(errors, []);
  });
  await page.goto(url);
  return page;
}

const search = (page) => page.getByRole("searchbox");
const status = (page) => page.getByRole("status");

/** The codes of the rows that can be seen. */
async function codes(page) {
  const all = await page.locator("tr[id]").all();
  const seen = await Promise.all(all.map(async (row) => [await row.isVisible(), await row.getAttribute("id")]));
  return seen.filter(([visible]) => visible).map(([, code]) => code);
}

test("all codes are shown in the document's order", async (t) => {
  const page = await open(t);
  const shown = await codes(page);
  assert.equal(shown.length, 38);
  assert.deepEqual(shown.slice(0, 3), ["200", "101", "102"]);
  assert.deepEqual(shown.slice(-3), ["2004", "6000", "413"]);
  assert.match(await status(page).textContent(), /코드 38개 중 38개\s+38 of 38 codes/);
});

test("search filters as one types, over codes, names and both languages", async (t) => {
  const page = await open(t);
  const box = page.getByRole("searchbox", { name: "검색 Search" });
  await box.pressSequentially("60");
  assert.deepEqual(await codes(page), ["600", "6000"]);
  assert.match(await status(page).textContent(), /코드 38개 중 2개\s+2 of 38 codes/);
  await box.press("0");
  await box.press("0");
  assert.deepEqual(await codes(page), ["6000"]);
  for (const [text, expected] of [
    ["duplicatetemplate", ["504", "505"]],
    ["InvalidImageShapeException", ["2002"]],
    ["KakaoTalk channel", ["514"]],
    ["카카오톡 채널", ["514"]],
    ["  템플릿   중복 ", ["504", "505"]],
    ["중복 template name", ["505"]],
    ["no such text", []],
  ]) {
    await box.fill(text);
    assert.deepEqual(await codes(page), expected, text);
  }
  assert.match(await status(page).textContent(), /코드 38개 중 0개\s+0 of 38 codes/);
  assert.equal(await page.getByRole("rowgroup").filter({ hasText: "API" }).count(), 0);
  await box.press("Enter");
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.equal((await codes(page)).length, 38);
  assert.equal(await page.getByRole("button").count(), 0);
  assert.equal(page.url(), both);
});

test("a half-typed syllable finds what it begins", async (t) => {
  const page = await open(t);
  for (const text of ["ㅍ", "프", "플", "플ㄹ", "플러", "플럭", "플러그", "플러그인"]) {
    await search(page).fill(text);
    assert.ok((await codes(page)).includes("530"), text);
  }
  assert.deepEqual(await codes(page), ["530"]);
});

test("classes filter, alone, together and with the search", async (t) => {
  const page = await open(t);
  const choose = (name) => page.getByRole("checkbox", { name });
  await choose("retryable").check();
  assert.deepEqual(await codes(page), ["600", "610", "2004"]);
  await choose("success").check();
  assert.deepEqual(await codes(page), ["200", "600", "610", "0000", "2004"]);
  await search(page).fill("이미지");
  assert.deepEqual(await codes(page), ["600", "0000", "2004"]);
  await choose("success").uncheck();
  await choose("retryable").uncheck();
  await choose("fatal").check();
  await search(page).fill("");
  assert.equal((await codes(page)).length, 33);
});

test("the keyboard reaches the search, the classes, the languages and the codes", async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(() => document.activeElement.value || document.activeElement.hash);
  await page.keyboard.press("Tab");
  await page.keyboard.type("DuplicateTemplate");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "success");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.deepEqual(await codes(page), ["504", "505"]);
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "both");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "ko");
  assert.equal(await page.getByText("Duplicate template code").isVisible(), false);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "#504");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#504");
});

/** Whether the row of the code is marked, and wholly in view and below what sticks to the top. */
function markedInView(page, code) {
  return page.evaluate((code) => {
    const row = document.getElementById(code);
    const box = row.getBoundingClientRect();
    const covered = document.elementFromPoint(box.left + 20, box.top + 5)?.closest("tr") !== row;
    const styles = [row, row.nextElementSibling].map((row) => getComputedStyle(row));
    const marked = styles[0].outlineStyle === "solid" && styles[1].outlineStyle === "none"
      && styles[0].backgroundColor !== styles[1].backgroundColor;
    return marked && !covered && box.bottom <= innerHeight;
  }, code);
}

for (const width of [390, 1280]) {
  test(`a link scrolls to its code and marks it, ${width} pixels wide`, async (t) => {
    const page = await open(t, `${both}#504`, { viewport: { width, height: 800 } });
    assert.ok(await markedInView(page, "504"));
    await page.evaluate(() => { location.hash = "#2002"; });
    assert.ok(await markedInView(page, "2002"));
    assert.equal(await markedInView(page, "504"), false);
    await page.getByRole("link", { name: "2001", exact: true }).click();
    assert.equal(page.url(), `${both}#2001`);
    assert.ok(await markedInView(page, "2001"));
  });
}

test("a link to a code that a filter hides clears the filter", async (t) => {
  const page = await open(t);
  await page.getByRole("radio", { name: "English", exact: true }).check();
  await page.getByRole("checkbox", { name: "retryable" }).check();
  await search(page).fill("upload");
  await page.evaluate(() => { location.hash = "#504"; });
  await page.waitForFunction(() => !document.getElementById("504").hidden);
  assert.ok(await markedInView(page, "504"));
  assert.equal((await codes(page)).length, 38);
  assert.equal(await search(page).inputValue(), "");
  assert.ok(await page.getByRole("radio", { name: "English", exact: true }).isChecked());
  await search(page).fill("중복");
  await page.evaluate(() => { location.hash = "#505"; });
  assert.deepEqual(await codes(page), ["504", "505"]);
});

test("the languages are shown side by side or one of them", async (t) => {
  const page = await open(t);
  const ko = page.getByText("템플릿 코드 중복", { exact: true });
  const en = page.getByText("Duplicate template code", { exact: true });
  const shown = async () => [await ko.isVisible(), await en.isVisible(), await page.locator("html").getAttribute("lang")];
  const choose = (name) => page.getByRole("radio", { name, exact: true }).check();
  assert.deepEqual(await shown(), [true, true, "en"]);
  const [left, right] = [await ko.boundingBox(), await en.boundingBox()];
  assert.ok(left.y === right.y && left.x + left.width <= right.x);
  await choose("한국어");
  assert.deepEqual(await shown(), [true, false, "ko"]);
  assert.ok(await page.getByText("DuplicateTemplateCode").isVisible());
  await choose("English");
  assert.deepEqual(await shown(), [false, true, "en"]);
  assert.ok(await page.getByRole("radio", { name: "한국어", exact: true }).isVisible());
  await search(page).fill("템플릿 코드 중복");
  assert.deepEqual(await codes(page), ["504"]);
  await choose("한국어 + English");
  assert.deepEqual(await shown(), [true, true, "en"]);
});

test("every text is in an element of its language", async (t) => {
  const page = await open(t);
  const wrong = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (texts.nextNode()) {
      const { parentElement: element, data } = texts.currentNode;
      const hangul = /[가-힣]/.test(data);
      const korean = element.closest("[lang]").lang === "ko";
      if (!element.matches("script") && (hangul ? !korean : korean && /^[a-z ]{4,}$/i.test(data))) {
        wrong.push(data);
      }
    }
    return wrong;
  });
  assert.deepEqual(wrong, []);
});

test("a class is told by its word and its shape", async (t) => {
  const page = await open(t);
  for (const [code, shape, ko, en] of [
    ["200", "✓", "성공", "success"],
    ["600", "↻", "재시도 가능", "retryable"],
    ["504", "✕", "재시도 불가", "fatal"],
  ]) {
    const cell = page.locator(`tr[id="${code}"] .class`);
    assert.deepEqual((await cell.innerText()).split(/\n/), [shape, ko, en]);
    assert.equal(await cell.getByText(shape).getAttribute("aria-hidden"), "true");
  }
});

for (const options of [[], ["--lang", "ko"], ["--lang", "en"]]) {
  test(`no width needs horizontal scrolling: ${options.join(" ") || "both languages"}`, async (t) => {
    const page = await open(t, print(...options));
    for (const width of [320, 390, 768, 1024, 1247, 1248, 1280, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(excess <= 0, `${width}: ${excess}`);
    }
  });
}

test("one language alone has no choice of language", async (t) => {
  const page = await open(t, print("--lang", "ko"));
  assert.equal(await page.getByRole("radio").count(), 0);
  await page.getByRole("searchbox", { name: "검색" }).fill("플러그인");
  assert.deepEqual(await codes(page), ["530"]);
  assert.match(await status(page).textContent(), /^\s*코드 38개 중 1개\s*$/);
});

test("without JavaScript it is a plain table", async (t) => {
  const page = await open(t, `${both}#504`, { javaScriptEnabled: false });
  assert.equal((await codes(page)).length, 38);
  assert.equal(await search(page).count(), 0);
  assert.equal(await page.getByRole("checkbox").count(), 0);
  assert.equal(await page.getByRole("radio").count(), 0);
  assert.equal(await status(page).count(), 0);
  assert.equal(await page.getByRole("columnheader").count(), 6);
  assert.equal(await page.locator("tr:target").getAttribute("id"), "504");
});

test("nothing is fetched", async (t) => {
  const page = await open(t, "about:blank");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(both);
  await search(page).fill("image");
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:")), [both]);
});

test("dark and light differ, and both can be read", async (t) => {
  const colours = [];
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, `${both}#504`, { colorScheme });
    const { page: background, contrasts } = await page.evaluate(() => {
      const channels = (colour) => colour.match(/\d+/g).slice(0, 3).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      const luminance = (colour) => {
        const [red, green, blue] = channels(colour);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const page = getComputedStyle(document.body).backgroundColor;
      const mark = getComputedStyle(document.querySelector("tr:target")).backgroundColor;
      const texts = [".success", ".retryable", ".fatal", ".help", ".name", ".source"];
      const contrasts = texts.flatMap((text) => [page, mark].map((background) => {
        const colour = getComputedStyle(document.querySelector(text)).color;
        const [dark, light] = [luminance(colour), luminance(background)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
      }));
      return { page, contrasts };
    });
    colours.push(background);
    assert.ok(contrasts.every((contrast) => contrast >= 4.5), `${colorScheme}: ${contrasts}`);
  }
  assert.notEqual(colours[0], colours[1]);
});

test("on paper it is the table alone, dark on light", async (t) => {
  const page = await open(t, both, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await search(page).count(), 0);
  assert.equal((await codes(page)).length, 38);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(background, "rgb(255, 255, 255)");
});
